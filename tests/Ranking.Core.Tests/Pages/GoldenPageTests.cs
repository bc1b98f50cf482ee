namespace Ranking.Core.Tests.Pages;

public class GoldenPageTests
{
    private readonly World _world = new([.. Films.Fan("fan", label: 4), Films.Play("fan", 33, 2, 0.5f, InteractionKind.Progress), Films.Play("fan", 40, 2, kind: InteractionKind.ThumbsDown)]);

    [Fact]
    public async Task A_page_of_a_fan() => GoldenPage.Approve(await _world.PageAsync("fan", r => r with { Rows = 6, Items = 6 }), "fan");

    [Fact]
    public async Task A_page_of_a_new_profile() => GoldenPage.Approve(await _world.PageAsync("nobody", r => r with { Rows = 5, Items = 5 }), "new-profile");

    [Fact]
    public async Task A_page_of_a_child() => GoldenPage.Approve(
        await _world.Composer.ComposeAsync(new HomepageRequest(new Profile("fan") { Maturity = "PG" }) { Items = 4 }), "child");
}
