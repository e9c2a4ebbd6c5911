#pragma once

/// Elementary functions whose bits do not depend on the C library.
///
/// The standard library's exp, log, sin differ in the last bit between releases; here they are
/// polynomials made of +, -, *, / and sqrt, which IEEE 754 fixes. Tested against the C library for error.
namespace plattan::elementary {

inline constexpr double pi = 3.14159265358979323846;

double exp(double x);              ///< relative error below 4e-16; 0 below -708, capped at exp(709)
double log(double x);              ///< x > 0
double pow(double base, double x); ///< base >= 0
double sin(double radians);        ///< |radians| below 1e5
double cos(double radians);
double atan2(double y, double x);
double asin(double x); ///< |x| <= 1

/// 1 / (1 + exp(-x))
double logistic(double x);

} // namespace plattan::elementary
