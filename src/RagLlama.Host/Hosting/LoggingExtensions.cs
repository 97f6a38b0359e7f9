namespace RagLlama.Host.Hosting;

internal static class LoggingExtensions
{
    /// <summary>Logs always go to standard error: standard output belongs to the answer.</summary>
    public static ILoggingBuilder AddStandardErrorLog(this ILoggingBuilder logging, IConfiguration configuration, LogLevel least)
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddFilter((_, level) => level >= least);
        return logging;
    }
}
