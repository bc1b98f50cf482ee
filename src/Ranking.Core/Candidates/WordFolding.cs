using System.Text;

namespace Ranking;

/// <summary>
/// Letters as people type them when they are in a hurry: small, and without accents. By a table of its own, and not by the normalisation of the platform, which hosts without the data of cultures
/// do not have: a catalog is searched alike everywhere.
/// </summary>
internal static class WordFolding
{
    // What a letter becomes, from U+00C0, U+0180 and U+1E00 on; a point where it only becomes small. After the canonical decompositions of the Unicode Character Database, and letters with a stroke.
    private const string Latin =
        "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll."
        + ".llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
        + "................................oo.............uu..............."
        + ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
        + "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
        + "................";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
        + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
        + "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
        + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    private const int LatinStart = 0xC0;
    private const int LatinAdditionalStart = 0x1E00;

    /// <summary>Whether it is an accent of its own, behind the letter it belongs to; words are read without it.</summary>
    public static bool IsAccent(Rune rune) => rune.Value is >= 0x300 and <= 0x36F;

    /// <summary>Writes a letter or digit, folded; only as much as there is room for.</summary>
    /// <returns>How many characters were written.</returns>
    public static int Write(Rune rune, Span<char> room)
    {
        if (Letters(rune.Value) is { } letters)
        {
            int count = Math.Min(letters.Length, room.Length);
            letters.AsSpan(0, count).CopyTo(room);
            return count;
        }

        char folded = Letter(rune.Value);
        if (folded != '.')
        {
            if (room.IsEmpty)
            {
                return 0;
            }

            room[0] = folded;
            return 1;
        }

        return Rune.ToLowerInvariant(rune).TryEncodeToUtf16(room, out int written) ? written : 0;
    }

    private static string? Letters(int rune) => rune switch
    {
        'ß' or 'ẞ' => "ss",
        'Æ' or 'æ' or 'Ǽ' or 'ǽ' or 'Ǣ' or 'ǣ' => "ae",
        'Œ' or 'œ' => "oe",
        'Þ' or 'þ' => "th",
        'Ĳ' or 'ĳ' => "ij",
        _ => null,
    };

    private static char Letter(int rune) => rune switch
    {
        >= LatinStart and < LatinStart + 400 => Latin[rune - LatinStart],
        >= LatinAdditionalStart and < LatinAdditionalStart + 256 => LatinAdditional[rune - LatinAdditionalStart],
        'Ά' or 'ά' => 'α',
        'Έ' or 'έ' => 'ε',
        'Ή' or 'ή' => 'η',
        'Ί' or 'ί' or 'Ϊ' or 'ϊ' or 'ΐ' => 'ι',
        'Ό' or 'ό' => 'ο',
        'Ύ' or 'ύ' or 'Ϋ' or 'ϋ' or 'ΰ' => 'υ',
        'Ώ' or 'ώ' => 'ω',
        'ς' => 'σ',
        'Ё' or 'ё' => 'е',
        _ => '.',
    };
}
