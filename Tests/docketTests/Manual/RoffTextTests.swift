import Testing

@testable import docket

@Suite struct RoffTextTests {
    @Test func nothingInATextIsAnInstruction() {
        let plain = RoffText(".so /etc/passwd \\n(.x 'quoted' \"twice\" --option `typed` ~ ^\u{7}\u{1B}[2J\n.ex")
        #expect(
            plain.line
                == "\\&.so /etc/passwd \\en(.x \\(aqquoted\\(aq \\(dqtwice\\(dq \\-\\-option \\(gatyped\\(ga \\(ti \\(ha"
                + "  [2J .ex")
        #expect(RoffText("'br").line == "\\(aqbr")
        #expect(RoffText("×\u{85}–😀…").line == "\\[u00D7] \\[u2013]\\[u1F600]...")
        #expect(RoffText("…").line == "\\&...")
        #expect(RoffText("a \"b\" c").quoted == "\"a \\(dqb\\(dq c\"")
    }

    @Test func linesAreBrokenBetweenWordsAndNoneBeginsLikeARequest() {
        let words = Array(repeating: ".x", count: 60).joined(separator: "  ")
        let lines = RoffText(words).lines(width: 20)
        #expect(lines.count > 8)
        #expect(lines.allSatisfy { $0.hasPrefix("\\&.x") && $0.utf8.count <= 22 && !$0.hasSuffix(" ") })
        #expect(lines.joined(separator: " ").split(separator: ".").count == 61)
        #expect(RoffText("").lines().isEmpty)
    }

    @Test func whatStandsBetweenAccentsIsTypedAsItIs() {
        #expect(RoffText(prose: "Use `docket init` first.").line == "Use \\fBdocket init\\fR first.")
        #expect(RoffText(prose: "`.x` and a ` alone").line == "\\fB.x\\fR and a \\(ga alone")
        #expect((RoffText("a") + .italic("b-c")).line == "a\\fIb\\-c\\fR")
    }
}
