using Ranking.Samples.Simulator;

return await Arguments.Command().Parse(args).InvokeAsync().ConfigureAwait(false);
