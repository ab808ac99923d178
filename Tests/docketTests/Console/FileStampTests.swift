import Foundation
import TestSupport
import Testing

@testable import docket

@Suite struct FileStampTests {
    @Test func aFileThatIsWrittenToHasAnotherStamp() throws {
        let folder = try TemporaryFolder()
        try folder.write("a,b\n", to: "t.csv")
        let handle = try FileHandle(forUpdating: folder.file("t.csv"))
        let stamp = FileStamp(handle.fileDescriptor)
        #expect(stamp?.size == 4)
        #expect(FileStamp(handle.fileDescriptor) == stamp)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("1,2\n".utf8))
        #expect(FileStamp(handle.fileDescriptor) != stamp)
    }
}
