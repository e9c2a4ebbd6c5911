#define PLATTAN_KERNELS avx512
#include "locomotion/kernel_code.h"
