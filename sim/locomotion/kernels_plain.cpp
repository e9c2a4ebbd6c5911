#define PLATTAN_KERNELS plain
#include "locomotion/kernel_code.h"
