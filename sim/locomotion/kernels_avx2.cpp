#define PLATTAN_KERNELS avx2
#include "locomotion/kernel_code.h"
