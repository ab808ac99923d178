import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import DocketExport

@Suite struct LocalStorageTests {
    private let folder: TemporaryFolder
    private let storage: LocalStorage
    private let key = StorageKey(export: ExportID("e1"), of: UserID("dana"), fileExtension: "csv")

    init() throws {
        folder = try TemporaryFolder()
        storage = LocalStorage(root: folder.file("exports"))
    }

    private func file(_ text: String) throws -> URL {
        let url = folder.file("finished-\(UUID().uuidString)")
        try Data(text.utf8).write(to: url)
        return url
    }

    private func stored(_ key: StorageKey) async throws -> String {
        var bytes = Data()
        try await storage.get(key) { bytes.append($0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func fileIsTakenOverAndRead() async throws {
        let source = try file("a,b\n1,2\n")
        try await storage.put(source, as: key, mediaType: "text/csv")
        #expect(!FileManager.default.fileExists(atPath: source.path))
        #expect(try await stored(key) == "a,b\n1,2\n")
        #expect(storage.path(of: key) == folder.path("exports/dana/e1.csv"))
        #expect(try await storage.url(of: key, expiresIn: .seconds(1), fileName: nil).path == storage.path(of: key))
        #expect(try await storage.list(prefix: "") == [StoredFile(key: key, bytes: 8)])
        #expect(try await storage.list(prefix: "max/").isEmpty)
        let rights = try FileManager.default.attributesOfItem(atPath: folder.path("exports"))[.posixPermissions]
        #expect(rights as? Int == 0o700)
    }

    @Test func laterFileReplacesTheEarlierOne() async throws {
        try await storage.put(try file("1"), as: key, mediaType: "")
        try await storage.put(try file("2"), as: key, mediaType: "")
        #expect(try await stored(key) == "2")
    }

    /// Beside a file lies the folder with its readable name; here the name is a file's.
    @Test func aFileWhoseNameIsTheBeginningOfAnothersIsNoFolder() async throws {
        try await storage.put(try file("1"), as: key, mediaType: "")
        try Data("stray".utf8).write(to: folder.file("exports/dana/e1"))
        try await storage.delete(key)
        #expect(await failure { _ = try await stored(key) }?.code == .notFound)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("exports/dana")) == ["e1"])
        try await storage.delete(try #require(StorageKey(parsing: "dana/e1")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("exports/dana")).isEmpty)
    }

    @Test func removedFileIsGone() async throws {
        try await storage.delete(key)
        try await storage.put(try file("1"), as: key, mediaType: "")
        try await storage.delete(key)
        try await storage.delete(key)
        #expect(await failure { _ = try await stored(key) }?.code == .notFound)
        #expect(
            await failure { _ = try await storage.url(of: key, expiresIn: .seconds(1), fileName: nil) }?.code
                == .notFound)
        #expect(try await storage.list(prefix: "").isEmpty)
    }

    @Test func linkInPlaceOfAFolderIsNotFollowed() async throws {
        let outside = folder.file("outside")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: folder.file("exports"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: folder.file("exports/dana"), withDestinationURL: outside)
        let source = try file("secret")
        let error = await failure { try await storage.put(source, as: key, mediaType: "") }
        #expect(error?.code == .permissionDenied)
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
        #expect(FileManager.default.fileExists(atPath: source.path))
        #expect(try await storage.list(prefix: "").isEmpty)
    }

    @Test func linkInPlaceOfTheWholeFolderIsNotFollowed() async throws {
        let outside = folder.file("outside")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: folder.file("exports"), withDestinationURL: outside)
        let error = await failure { try await storage.put(try file("x"), as: key, mediaType: "") }
        #expect(error?.code == .permissionDenied)
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
    }

    @Test func linkInPlaceOfAFileIsReplacedAndNotReadThrough() async throws {
        let outside = folder.file("outside.txt")
        try Data("theirs".utf8).write(to: outside)
        try FileManager.default.createDirectory(at: folder.file("exports/dana"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: folder.file("exports/dana/e1.csv"), withDestinationURL: outside)
        #expect(await failure { _ = try await stored(key) }?.code == .permissionDenied)
        try await storage.put(try file("ours"), as: key, mediaType: "")
        #expect(try String(contentsOf: outside, encoding: .utf8) == "theirs")
        #expect(try await stored(key) == "ours")
    }

    @Test(arguments: [
        (ENOSPC, DocketError.Code.resourceExhausted), (EDQUOT, .resourceExhausted), (EFBIG, .resourceExhausted),
        (EROFS, .permissionDenied), (EACCES, .permissionDenied), (ENOENT, .notFound), (EIO, .unavailable),
    ])
    func systemErrorsAreToldInDocketsWords(_ number: Int32, _ code: DocketError.Code) {
        #expect(DocketError.file(number, "x").code == code)
    }
}
