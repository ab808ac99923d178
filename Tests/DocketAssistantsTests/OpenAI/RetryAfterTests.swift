import DocketDomain
import Testing

@testable import DocketAssistants

struct RetryAfterTests {
    /// 1994-11-06T08:49:37Z
    private let now = Timestamp(milliseconds: 784_111_777_000)

    @Test(arguments: [
        ("0", 0), ("7", 7), (" 120 ", 120), ("99999999999999999999", 86_400), ("100000", 86_400),
        ("Sun, 06 Nov 1994 08:49:47 GMT", 10), ("Sunday, 06-Nov-94 08:49:47 GMT", 10),
        ("Sun Nov  6 08:49:47 1994", 10), ("Sun, 06 Nov 1994 08:49:07 GMT", 0),
        ("Sun, 06 Nov 2094 08:49:07 GMT", 86_400),
    ])
    func bothFormsAreRead(_ header: String, _ seconds: Int) {
        #expect(RetryAfter.duration(header, now: now) == .seconds(seconds))
    }

    @Test(arguments: ["", "-1", "soon", "1.5", "٣", "2026-01-01"])
    func otherFormsSayNothing(_ header: String) {
        #expect(RetryAfter.duration(header, now: now) == nil)
    }
}
