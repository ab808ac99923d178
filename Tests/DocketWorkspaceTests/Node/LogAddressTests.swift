import DocketDomain
import TestSupport
import Testing

@testable import DocketWorkspace

/// Where a log is, as it is shown.
@Suite struct LogAddressTests {
    @Test(arguments: [
        ("postgres://h/db", "postgres://h/db"),
        ("postgresql://u@h:5433/db", "postgresql://u@h:5433/db"),
        ("Postgres://u:secret@h/db", "postgres://u@h/db"),
        ("postgres://u:se@cret/x?@h:1/db", "postgres://u@h:1/db"),
        ("postgres://:secret@h/db", "postgres://@h/db"),
        ("postgres://h/db?password=secret&sslmode=require", "postgres://h/db?sslmode=require"),
        ("postgres://h/db?PASSWORD=secret", "postgres://h/db"),
        ("postgres:///db?host=/run/pg&user=u&sslpassword=secret", "postgres:///db?host=/run/pg&user=u"),
    ])
    func itIsShownWithoutAPassword(_ url: String, _ shown: String) throws {
        let address = try LogAddress(url)
        #expect("\(address)" == shown)
        #expect(String(reflecting: address) == shown)
        #expect(address.url == url)
    }

    @Test(arguments: ["", "postgres", "host=h password=secret", "://h", "postgres://", "postgres://u:secret@h/a b"])
    func whatIsNoAddressIsRefusedAndNotRepeated(_ text: String) async throws {
        let refused = await failure { try LogAddress(text) }
        #expect(refused?.code == .invalidArgument)
        #expect(refused?.message.contains("secret") == false)
    }
}
