import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// What can be attached, and what is said of the rest.
@Suite struct AttachedFileTests {
    private let folder: TemporaryFolder
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0xFF]

    init() throws { folder = try TemporaryFolder() }

    private func attached(_ name: String, _ bytes: some Sequence<UInt8>) throws(DocketError) -> AttachedFile {
        do {
            try Data(bytes).write(to: folder.file(name))
        } catch {
            throw DocketError(.internal, "\(error)")
        }
        return try AttachedFile(reading: folder.file(name))
    }

    private func refusal(of name: String, _ bytes: some Sequence<UInt8>) throws -> DocketError {
        do throws(DocketError) {
            _ = try attached(name, bytes)
        } catch {
            return error
        }
        throw DocketError(.internal, "It was taken.")
    }

    @Test(arguments: [
        ("fees.csv", "text/csv"), ("notes", "text/plain"), ("odd.png", "text/plain"), ("query.sql", "application/sql"),
    ])
    func utf8IsTextWhateverItIsCalled(_ name: String, _ type: String) throws {
        let file = try attached(name, "Zürich, 表".utf8)
        #expect(file.attachment.mimeType == type)
        #expect(file.attachment.isText && !file.isPicture)
    }

    @Test func aPictureIsKnownByItsBytes() throws {
        let file = try attached("scan.txt", Self.png)
        #expect(file.attachment.mimeType == "image/png")
        #expect(file.isPicture && !file.attachment.isText)
    }

    @Test(arguments: [[0x61, 0xFF], [0x61, 0x00, 0x62, 0x00]] as [[UInt8]])
    func whatIsNeitherIsRefused(_ bytes: [UInt8]) throws {
        let refusal = try refusal(of: "a.txt", bytes)
        #expect(refusal.code == .invalidArgument)
        #expect(refusal.message.contains("neither UTF-8 text nor a PNG, JPEG, GIF or WebP picture"))
    }

    @Test func aPictureThatIsTooLargeIsRefusedWithBothSizes() throws {
        let refusal = try refusal(of: "large.png", Self.png + Array(repeating: 0, count: Limits.pictureBytes))
        #expect(refusal.code == .resourceExhausted)
        #expect(refusal.message.contains(ByteText.text(Limits.pictureBytes)))
    }

    @Test func aTextThatIsTooLargeIsRefusedUnread() throws {
        let file = folder.file("large.txt")
        #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(Limits.attachmentBytes) + 1)
        try handle.close()
        #expect(throws: DocketError.self) { try AttachedFile(reading: file) }
    }

    @Test func whatIsNoFileIsRefusedAndNothingIsWaitedFor() throws {
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        for (path, words) in [
            (folder.path("none"), "There is no file"), (folder.url.path, "is a folder"),
            (folder.path("pipe"), "is no regular file"), ("/dev/zero", "is no regular file"),
        ] {
            do throws(DocketError) {
                _ = try AttachedFile(reading: URL(fileURLWithPath: path))
                Issue.record("\(path) was taken")
            } catch {
                #expect(error.message.contains(words))
            }
        }
    }
}
