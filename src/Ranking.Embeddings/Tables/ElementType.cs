namespace Ranking.Embeddings;

/// <summary>What the numbers of a tensor are; the names are those of safetensors.</summary>
internal enum ElementType
{
    /// <summary>32-bit floating point.</summary>
    F32,

    /// <summary>Signed 32-bit integers.</summary>
    I32,

    /// <summary>Signed 64-bit integers.</summary>
    I64,

    /// <summary>Bytes.</summary>
    U8,

    /// <summary>Signed 8-bit integers.</summary>
    I8,
}
