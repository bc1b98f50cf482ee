namespace Ranking.Core.Tests;

public class SessionSignalTests
{
    private static readonly ISignalProvider Session = Signals.Session();

    [Fact]
    public void Is_near_to_what_was_taken_up_in_the_session_and_far_from_what_was_refused()
    {
        World world = new([.. Films.Fan("fan", 1, plays: 6), Minutes("fan", 4, 12), Minutes("fan", 10, 6, InteractionKind.Hover), Minutes("fan", 2, 3, InteractionKind.Skip)]);
        // A thriller, a documentary, and a satire such as the fan has watched for days.
        float[] affinity = Session.Of("session_affinity", world.ContextOf("fan"), 46, 44, 49);
        Assert.True(affinity[0] > 0.5f && affinity[1] < 0f && affinity[2] < affinity[0], string.Join(' ', affinity));
    }

    [Fact]
    public void Is_0_without_a_session_or_a_space()
    {
        Assert.Equal([0f, 0f], Session.Of("session_affinity", new World(Films.Fan("fan", 1)).ContextOf("fan"), 4, 5));
        Assert.Equal([0f, 0f], Session.Of("session_affinity", new World([Minutes("fan", 4, 1)], hasSpace: false).ContextOf("fan"), 4, 5));
    }

    private static Interaction Minutes(string profile, int title, double ago, InteractionKind kind = InteractionKind.Complete) => Films.Play(profile, title, ago / 1440, kind: kind);
}
