import Foundation
import Testing

@testable import TerminalCurses

@Suite struct FrameOutputTests {
    @Test func whatIsWrittenInPiecesArrivesInOne() throws {
        let pipe = Pipe()
        let end = pipe.fileHandleForWriting.fileDescriptor
        let output = FrameOutput(end)
        var during: [Int] = []
        for text in ["first", "second"] {
            output.gather {
                for byte in text.utf8 { withUnsafeBytes(of: byte) { _ = write(end, $0.baseAddress, 1) } }
                during.append(Self.waiting(in: pipe))
            }
        }
        #expect(during == [0, 5])
        #expect(Self.waiting(in: pipe) == 11)
        #expect(pipe.fileHandleForReading.availableData == Data("firstsecond".utf8))
    }

    private static func waiting(in pipe: Pipe) -> Int {
        var count: Int32 = 0
        _ = ioctl(pipe.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &count)
        return Int(count)
    }
}
