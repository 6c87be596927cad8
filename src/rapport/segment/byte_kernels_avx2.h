#pragma once
#include "rapport/segment/byte_kernels.h"

namespace rapport {

/// nullptr where the processor has no AVX2.
const ByteKernels* avx2_kernels();

}  // namespace rapport
