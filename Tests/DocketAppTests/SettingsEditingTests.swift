import DocketApp
import Foundation
import TestSupport
import Testing

@Suite struct SettingsEditingTests {
    let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private var file: SettingsFile { SettingsFile(home.url.appendingPathComponent("docket/config.yaml"), of: .user) }

    /// The text after setting a value in it.
    private func edited(_ text: String?, _ key: String, _ value: String) throws -> String {
        if let text { try home.write(text, to: "docket/config.yaml") }
        try file.set(key, to: value)
        return try String(contentsOf: file.url, encoding: .utf8)
    }

    @Test func aFileIsMadeWhereThereIsNoneForItsOwnerAlone() throws {
        #expect(try edited(nil, "theme", "dark") == "theme: dark\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: file.url.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try home.names(in: "docket") == ["config.yaml"])
    }

    @Test func aValueIsReplacedAndCommentsAndOtherLinesStay() throws {
        let text = "# mine\ntheme:   light   # for the day\n\nmouse: on\n# end\n"
        #expect(
            try edited(text, "theme", "DARK") == "# mine\ntheme: dark   # for the day\n\nmouse: on\n# end\n")
        #expect(
            try edited(text, "mouse", "off") == "# mine\ntheme:   light   # for the day\n\nmouse: false\n# end\n")
    }

    @Test func aNewValueGoesToTheEndAMemberIntoItsGroup() throws {
        #expect(try edited("# c\nmouse: on\n", "theme", "dark") == "# c\nmouse: on\ntheme: dark\n")
        #expect(try edited("mouse: on", "log.level", "info") == "mouse: on\nlog:\n  level: info\n")
        #expect(
            try edited(
                "features:\n    # on or off\n    artifact_creation: no\nmouse: on\n", "features.artifact_creation",
                "yes")
                == "features:\n    # on or off\n    artifact_creation: true\nmouse: on\n")
        #expect(
            try edited("log:\n  # nothing yet\nmouse: on\n", "log.level", "info")
                == "log:\n  level: info\n  # nothing yet\nmouse: on\n")
    }

    @Test func whatCannotBeEditedByLinesIsLeftToItsAuthor() throws {
        let flow = "features: {artifact_creation: off}\n"
        #expect(throws: SettingsError.self) { try edited(flow, "features.artifact_creation", "on") }
        #expect(try String(contentsOf: file.url, encoding: .utf8) == flow)
    }

    @Test func aWrongValueCanBeSetRightAndAnotherMistakeInTheFileIsTold() throws {
        #expect(try edited("theme: purple\n", "theme", "dark") == "theme: dark\n")
        let bad = "theme: purple\nmouse: on\n"
        #expect(throws: SettingsError.self) { try edited(bad, "mouse", "off") }
        #expect(try String(contentsOf: file.url, encoding: .utf8) == bad)
    }

    @Test func aSettingsFileThatIsALinkStaysOne() throws {
        try home.write("theme: light\n", to: "dotfiles/docket.yaml")
        try FileManager.default.createDirectory(
            at: home.url.appendingPathComponent("docket"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: file.url, withDestinationURL: home.url.appendingPathComponent("dotfiles/docket.yaml"))
        #expect(try edited(nil, "theme", "dark") == "theme: dark\n")
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: file.url.path).hasSuffix("dotfiles/docket.yaml"))
    }

    /// Any order of settings and values keeps the file valid and holds what was set last.
    @Test func whateverIsSetInWhateverOrderHolds() throws {
        for _ in 0..<30 {
            try? FileManager.default.removeItem(at: file.url)
            var expected: [String: String] = [:]
            for _ in 0..<12 {
                guard let setting = Setting.all.randomElement() else { continue }
                let value =
                    switch setting.kind {
                    case .flag: Bool.random() ? "true" : "false"
                    case .choice(let choices): choices.randomElement() ?? ""
                    case .number(let range): String(Int.random(in: range))
                    case .share: ["0.0", "0.25", "1.0"].randomElement() ?? ""
                    case .text(_, .bucketName): ["exports", "exports.2026"].randomElement() ?? ""
                    case .text(_, .region): ["eu-central-1", "us-east-1"].randomElement() ?? ""
                    case .text(_, .serverAddress): "https://example.org:8333"
                    case .text(_, .anything): ["", "exports", "https://example.org:8333", "a b"].randomElement() ?? ""
                    }
                try file.set(setting.key, to: value)
                expected[setting.key] = value
                #expect(try file.values() == expected)
            }
        }
    }
}
