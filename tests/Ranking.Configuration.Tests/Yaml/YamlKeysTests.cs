using System.Text;

namespace Ranking.Configuration.Tests.Yaml;

/// <summary>YAML as keys, and what is refused.</summary>
public class YamlKeysTests
{
    [Fact]
    public void Values_lists_and_nested_keys_become_keys()
    {
        Dictionary<string, string?> keys = Read("""
            # a comment
            name: films
            list: [a, 2, "~", ~, null, 'null']
            nested:
              text: |
                two
                lines
              folded: >-
                one
                line
              empty: {}
              none:
              items:
                - name: x
                  n: 1.5
                - []
            """);
        Assert.Equal(
            [
                "list:0=a", "list:1=2", "list:2=~", "list:3=<null>", "list:4=<null>", "list:5=null", "name=films", "nested:empty=<null>", "nested:folded=one line", "nested:items:0:n=1.5", "nested:items:0:name=x",
                "nested:items:1=", "nested:none=<null>", "nested:text=two\nlines\n",
            ],
            keys.Select(key => $"{key.Key}={key.Value ?? "<null>"}").Order(StringComparer.Ordinal));
        Assert.Equal("films", keys["NAME"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("---\n")]
    public void An_empty_file_has_no_keys(string yaml) => Assert.Empty(Read(yaml));

    [Theory]
    [InlineData("a: [1, 2", "line 2, column 1")]
    [InlineData("a: 1\nb: 'x", "line 2")]
    [InlineData("a: 1\na: 2", "line 2, column 1: 'a' stands there twice")]
    [InlineData("a: {b: 1, B: 2}", "'B' stands there twice")]
    [InlineData("a: &x 1\nb: *x", "line 2, column 4: aliases are not read; write the value out")]
    [InlineData("- a\n- b", "the file is no mapping")]
    [InlineData("just text", "the file is no mapping")]
    [InlineData("a: 1\n---\nb: 2", "there is a second document")]
    [InlineData("? [a]\n: 1", "a key is no text")]
    [InlineData("'a:b': 1", "'a:b' is no key")]
    [InlineData("'': 1", "'' is no key")]
    [InlineData("a: \"\\q\"", "line 1")]
    public void Says_what_is_no_yaml(string yaml, string message) => Assert.Contains(message, Assert.Throws<FormatException>(() => Read(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Hostile_files_are_refused()
    {
        Assert.Contains("nested deeper than 32", Assert.Throws<FormatException>(() => Read("a: " + new string('[', 10_000) + new string(']', 10_000))).Message, StringComparison.Ordinal);
        Assert.Contains("nested deeper than 32", Assert.Throws<FormatException>(() => Read(string.Concat(Enumerable.Range(0, 1_000).Select(i => new string(' ', i) + "a:\n")))).Message, StringComparison.Ordinal);
        Assert.Contains("the longest is 1048576", Assert.Throws<FormatException>(() => Read("a: " + new string('x', 2_000_000))).Message, StringComparison.Ordinal);
        string laughs = "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));
        Assert.Contains("aliases are not read", Assert.Throws<FormatException>(() => Read(laughs)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Read("a: \0"));
        Assert.Equal(20_000, Read(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i}: {i}\n"))).Count);
    }

    [Fact]
    public void Nothing_else_is_thrown_whatever_is_changed_in_a_file()
    {
        const string Whole = "name: films\nlist: [a, 'b', \"c\"]\nnested:\n  text: |\n    lines\n  items:\n    - {x: 1, y: ~}\n";
        var random = new SeededRandom(7);
        int read = 0;
        for (int i = 0; i < 5_000; i++)
        {
            char[] text = Whole.ToCharArray();
            for (int k = 0; k <= random.NextInt32(4); k++)
            {
                text[random.NextInt32(text.Length)] = "\n :-[]{}'\"|>&*~#,!%@\0\tä"[random.NextInt32(22)];
            }

            try
            {
                Read(new string(text));
                read++;
            }
            catch (FormatException)
            {
                // What it may say.
            }
        }

        Assert.InRange(read, 500, 4_500);
    }

    private static Dictionary<string, string?> Read(string yaml) => YamlKeys.Read(new MemoryStream(Encoding.UTF8.GetBytes(yaml.ReplaceLineEndings("\n"))));
}
