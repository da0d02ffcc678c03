using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Cai.EsfReporting.Reminders.Mail;

/// <summary>The mail server. What it answers is told by number alone: its words may repeat addresses.</summary>
/// <param name="patience">How long the server may take for one step; a hundred seconds when null.</param>
/// <param name="trust">Which certificates to trust; those that the machine trusts when null.</param>
public sealed class SmtpRelay(MailSettings settings, TimeSpan? patience = null, RemoteCertificateValidationCallback? trust = null)
{
    /// <summary>One try, from the greeting to the last answer: shorter than <see cref="MailOutbox"/> holds its claim.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(8);

    public MailSettings Settings => settings;

    /// <summary>A connection, opened by the first message; for one sender at a time.</summary>
    internal SmtpConnection Open() => new(settings, patience ?? TimeSpan.FromSeconds(100), trust);

    internal sealed class SmtpConnection : IDisposable
    {
        private readonly MailSettings settings;
        private readonly EndOfData end = new();
        private readonly SmtpClient client;

        public SmtpConnection(MailSettings settings, TimeSpan patience, RemoteCertificateValidationCallback? trust)
        {
            this.settings = settings;
            client = new(end)
            {
                Timeout = (int)patience.TotalMilliseconds,
                // As web clients do: a certificate's list of the revoked is often out of reach from where this runs.
                CheckCertificateRevocation = false,
                LocalDomain = settings.From.Domain,
            };
            if (trust is not null)
                client.ServerCertificateValidationCallback = trust;
        }

        /// <summary>Sends a message to one address and waits for the answer. Not interrupted half-way: nobody would know whether it was taken.</summary>
        public async Task<MailAnswer> SendAsync(MimeMessage message, MailboxAddress to)
        {
            using var enough = new CancellationTokenSource(LongestTry);
            end.Forget();
            try
            {
                await OpenAsync(enough.Token);
                await client.SendAsync(message, settings.From, [to], enough.Token);
                return new(MailOutcome.Taken, "SMTP 250");
            }
            catch (SmtpCommandException e)
            {
                return Judge(e);
            }
            catch (AuthenticationException e)
            {
                return e.InnerException is SmtpCommandException { StatusCode: var code } && (int)code < 500 ? new(MailOutcome.NotNow, Told((int)code)) : new(MailOutcome.ServerRefuses, "user or password");
            }
            catch (ServiceNotAuthenticatedException)
            {
                return new(MailOutcome.ServerRefuses, "user or password");
            }
            catch (SslHandshakeException)
            {
                return new(MailOutcome.ServerRefuses, "TLS");
            }
            catch (NotSupportedException)
            {
                return new(MailOutcome.ServerRefuses, "no STARTTLS, or no way to sign in");
            }
            catch (Exception e) when (e is IOException or SocketException or ProtocolException or TimeoutException or OperationCanceledException or ServiceNotConnectedException)
            {
                Close();
                return new(end.IsSeen ? MailOutcome.Unsure : MailOutcome.NotNow, e is SocketException socket ? socket.SocketErrorCode.ToString() : e is TimeoutException or OperationCanceledException ? "Timeout" : "ConnectionLost");
            }
        }

        public void Dispose() => client.Dispose();

        private async Task OpenAsync(CancellationToken cancellation)
        {
            if (client.IsConnected && (settings.User is null || client.IsAuthenticated))
                return;
            Close();
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancellation);
            if (settings.User is var (name, password))
                await client.AuthenticateAsync(name, password, cancellation);
            // By DATA alone, whose end can be told: see EndOfData.
            client.Capabilities &= ~SmtpCapabilities.Chunking;
        }

        private void Close()
        {
            if (client.IsConnected)
                client.Disconnect(quit: false, CancellationToken.None);
        }

        private static MailAnswer Judge(SmtpCommandException e)
        {
            var code = (int)e.StatusCode;
            return new(e.ErrorCode switch
            {
                _ when code is 421 => MailOutcome.NotNow,
                _ when code is 530 or 535 => MailOutcome.ServerRefuses,
                // A mailbox that is full, or a server that wants to see a stranger twice: the others need not wait for it.
                SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted => code < 500 ? MailOutcome.Later : MailOutcome.Refused,
                _ => code < 500 ? MailOutcome.NotNow : MailOutcome.ServerRefuses,
            }, Told(code));
        }

        private static string Told(int code) => string.Create(CultureInfo.InvariantCulture, $"SMTP {code}");
    }

    /// <summary>Sees whether the end of a message has gone out: from there on the server may have taken it although no answer came. Keeps five bytes and no more.</summary>
    private sealed class EndOfData : IProtocolLogger
    {
        private static readonly byte[] End = "\r\n.\r\n"u8.ToArray();

        private readonly byte[] last = new byte[5];

        public bool IsSeen { get; private set; }

        public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

        public void Forget()
        {
            IsSeen = false;
            Array.Clear(last);
        }

        public void LogClient(byte[] buffer, int offset, int count)
        {
            foreach (var sent in buffer.AsSpan(offset, count))
            {
                last.AsSpan(1).CopyTo(last);
                last[^1] = sent;
                IsSeen |= last.AsSpan().SequenceEqual(End);
            }
        }

        public void LogConnect(Uri uri)
        {
        }

        public void LogServer(byte[] buffer, int offset, int count)
        {
        }

        public void Dispose()
        {
        }
    }
}

internal enum MailOutcome
{
    Taken = 0,
    /// <summary>The server is away, or says to come back: try again later, with all of it.</summary>
    NotNow,
    /// <summary>It takes this one later; another may be taken now.</summary>
    Later,
    /// <summary>This one was refused; another may be taken.</summary>
    Refused,
    /// <summary>Whatever is sent is refused: the password, the certificate or the sender's address must be mended by somebody.</summary>
    ServerRefuses,
    /// <summary>The whole message went out and no answer came: it may have been taken.</summary>
    Unsure,
}

/// <param name="What"><c>SMTP 550</c>, <c>Timeout</c>, <c>ConnectionRefused</c> …; never an address, a server's name or its words.</param>
internal readonly record struct MailAnswer(MailOutcome Outcome, string What);
