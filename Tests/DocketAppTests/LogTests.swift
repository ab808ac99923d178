import DocketApp
import DocketDomain
import Foundation
import Logging
import TestSupport
import Testing

@Suite struct LogTests {
    let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    @Test func linesOfSeveralWritersNeverMix() async throws {
        let url = home.url.appendingPathComponent("state/x.log")
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    let file = LogFile(url, maximumBytes: nil)
                    for _ in 0..<50 { file.append(String(repeating: "\(writer)", count: 300)) }
                }
            }
        }
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 400)
        #expect(lines.allSatisfy { $0.count == 300 && Set($0).count == 1 })
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func aFullFileMakesRoomForANewOne() throws {
        let url = home.url.appendingPathComponent("x.log")
        for number in 0..<5 { LogFile(url, maximumBytes: 10).append("line \(number) is long") }
        #expect(try home.names(in: "") == ["x.log", "x.log.1"])
        #expect(try String(contentsOf: url, encoding: .utf8) == "line 4 is long\n")
    }

    @Test func whatCannotBeWrittenIsLostWithoutAWordAndNoLinkIsFollowed() throws {
        LogFile(URL(fileURLWithPath: "/proc/none/x.log"), maximumBytes: nil).append("x")
        try home.write("", to: "target")
        let link = home.url.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(
            at: link, withDestinationURL: home.url.appendingPathComponent("target"))
        LogFile(link, maximumBytes: nil).append("x")
        #expect(try String(contentsOf: home.url.appendingPathComponent("target"), encoding: .utf8).isEmpty)
    }

    @Test(.timeLimit(.minutes(10))) func aPipeIsNeverWaitedFor() throws {
        let pipe = home.url.appendingPathComponent("pipe")
        #expect(mkfifo(pipe.path, 0o600) == 0)
        LogFile(pipe, maximumBytes: nil).append("x")
        #expect(throws: SettingsError.self) { try SettingsFile(pipe, of: .workspace).values() }
        #expect(throws: SettingsError.self) { try SettingsFile(home.url, of: .user).values() }
    }

    @Test func aMessageIsOneLineWithItsLevelAndFields() throws {
        let url = home.url.appendingPathComponent("x.log")
        let log = Logger(label: "t") { _ in FileLogHandler(LogFile(url, maximumBytes: nil), level: .info) }
        log.debug("unheard")
        log.warning("two\nlines \u{1B}[31m\u{9B}1m", metadata: ["b": "2\u{7F}", "a": "x\ny"])
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(text.split(separator: "\n").count == 1)
        #expect(text.hasSuffix(#" warning "two\nlines \u001b[31m\u009b1m" a="x\ny" b="2\u007f""# + "\n"))
    }
}
