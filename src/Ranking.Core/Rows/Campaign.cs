namespace Ranking;

/// <summary>The moments between which a host's row is shown.</summary>
/// <param name="From">When it starts; null for no start.</param>
/// <param name="Until">When it is over; null for no end.</param>
internal readonly record struct Campaign(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Whether it starts or ends at all. Another of the same name may follow when it is over.</summary>
    public bool IsDated => From is not null || Until is not null;

    public bool IsOpen(DateTimeOffset now) => (From is null || From <= now) && (Until is null || now < Until);

    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public static Campaign Create(string title, DateTimeOffset? from, DateTimeOffset? until) => from >= until
        ? throw new ArgumentException($"The row '{title}' ends ({until:u}) before it starts ({from:u}).", nameof(until))
        : new Campaign(from, until);
}
