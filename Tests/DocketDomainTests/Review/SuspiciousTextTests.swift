import Testing

@testable import DocketDomain

/// What reads differently from what is stored.
@Suite struct SuspiciousTextTests {
    @Test(arguments: [
        "Ada Okafor", "Élodie Sauvage-Lévy", "森 恵子", "نور الأمين", "Москва", "Αθήνα", "می\u{200C}خواهم", "👩‍💻 ☀️ 🇨🇭",
        "line one\nline\ttwo", "Кофе and tea", "100,000 – 250,000", "e\u{301}a\u{308}", "हिन्\u{200D}दी", "안녕하세요",
    ])
    func ordinaryTextOfAnyScriptIsNotSuspected(text: String) {
        let found = SuspiciousText(text)
        #expect(found.isEmpty, "\(found.findings.map(\.words))")
        #expect(found.warning == nil)
    }

    @Test(arguments: [
        ("a\u{202E}b", SuspiciousText.Kind.reordering, 1), ("abc\u{2066}", .reordering, 3),
        ("Da\u{200B}na", .invisible, 2),
        ("a\u{200D}b", .invisible, 1), ("x\u{00AD}y", .invisible, 1), ("x\u{E0041}", .invisible, 1),
        ("\u{3164}", .invisible, 0), ("\u{1B}[31mred", .control, 0), ("a\u{9B}2J", .control, 1),
        ("a\u{07}", .control, 1),
        ("pаypal", .mixedScripts, 0), ("Αda", .mixedScripts, 0), ("Acme ОСА", .lookalike, 5), ("𝐀da", .lookalike, 0),
        ("a\u{301}\u{301}\u{301}\u{301}\u{301}", .heapedMarks, 4),
    ])
    func eachKindIsFoundAtItsPlace(text: String, kind: SuspiciousText.Kind, offset: Int) {
        let findings = SuspiciousText(text).findings
        #expect(findings.contains { $0.kind == kind && $0.offset == offset }, "\(findings)")
        #expect(SuspiciousText(text).warning?.contains("Not what it seems") == true)
    }

    @Test func aValueThatOnlyLooksLikeThePresentOneIsFound() {
        let present = "OCTAB"
        let findings = SuspiciousText("ОСТАВ", replacing: present).findings
        #expect(findings.map(\.kind) == [.lookalike])
        #expect(SuspiciousText("OCTAB", replacing: present).isEmpty)
        #expect(SuspiciousText("OCTAD", replacing: present).isEmpty)
        #expect(SuspiciousText("caf\u{E9}", replacing: "cafe\u{301}").isEmpty)
        #expect(!SuspiciousText("Ada\u{A0}O", replacing: "Ada O").isEmpty)
    }

    @Test func theWarningNamesTheScalarAndItsPlace() {
        #expect(
            SuspiciousText("ab\u{202E}cd").warning
                == "Not what it seems: U+202E turns the direction of the text, at character 3.")
        #expect(SuspiciousText("\u{200B}\u{200B}").warning?.hasSuffix("and 1 more.") == true)
    }

    @Test func hostileLengthsEnd() {
        let text = String(repeating: "\u{202E}", count: 50_000)
        #expect(SuspiciousText(text).findings.count == 100)
        #expect(!SuspiciousText(String(repeating: "a\u{301}", count: 50_000)).findings.contains { $0.kind == .control })
    }
}
