import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import DocketApp

/// The program that opens files.
@Suite struct OpenerTests {
    @Test func aProgramThatIsNotThereIsTold() async {
        for program in ["/no/such/opener", "no-such-opener"] {
            let refusal = await #expect(throws: DocketError.self) {
                try await Opener([program], environment: ["PATH": "/bin"]).open("/file")
            }
            #expect(refusal?.code == .unavailable)
            #expect(refusal?.message.contains("No such file or directory") == true, "\(refusal?.message ?? "")")
        }
    }

    @Test(.timeLimit(.minutes(40)))
    func itsEndIsNotWaitedFor() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("end").path
        // It ends with its folder, too, which is gone when the test is.
        let opener = ["/bin/sh", "-c", "until [ -e \"$1\" ] || [ ! -e \"${1%/*}\" ]; do sleep 0.05; done", "opener"]
        try await Opener(opener, environment: ["PATH": "/bin:/usr/bin"]).open(file)
        // What the program waits for comes after it was opened.
        #expect(FileManager.default.createFile(atPath: file, contents: nil))
    }
}
