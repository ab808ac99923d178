import DocketDomain
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DocketExport

/// The adapter against real servers.
@Suite(.serialized, .timeLimit(.minutes(40))) struct S3ServerTests {
    private let folder: TemporaryFolder
    private let key = StorageKey(export: ExportID("e1"), of: UserID("dana/é"), fileExtension: "csv")

    init() throws {
        folder = try TemporaryFolder()
    }

    private func file(_ bytes: Data) throws -> URL {
        let url = folder.file("finished-\(UUID().uuidString)")
        try bytes.write(to: url)
        return url
    }

    /// Bytes that no two parts have in common.
    private func bytes(_ count: Int) -> Data {
        var random = SystemRandomNumberGenerator()
        var data = Data(capacity: count + 8)
        while data.count < count { withUnsafeBytes(of: random.next()) { data.append(contentsOf: $0) } }
        return data.prefix(count)
    }

    private func stored(_ key: StorageKey, in storage: S3Storage) async throws -> Data {
        var bytes = Data()
        try await storage.get(key) { bytes.append($0) }
        return bytes
    }

    @Test(arguments: S3Server.Kind.allCases)
    func fileIsKeptListedReadAndRemoved(_ kind: S3Server.Kind) async throws {
        let server = try await S3Server(kind)
        let storage = try server.storage()
        let text = Data("a,b\n1,2\n".utf8)
        let source = try file(text)
        try await storage.put(source, as: key, mediaType: "text/csv")
        #expect(!FileManager.default.fileExists(atPath: source.path))
        #expect(try await stored(key, in: storage) == text)
        #expect(try await storage.list(prefix: "") == [StoredFile(key: key, bytes: 8)])
        #expect(try await storage.list(prefix: "nobody/").isEmpty)
        #expect(storage.path(of: key) == nil)
        try await storage.delete(key)
        try await storage.delete(key)
        #expect(try await storage.list(prefix: "").isEmpty)
        #expect(await failure { _ = try await stored(key, in: storage) }?.code == .notFound)
    }

    @Test(arguments: S3Server.Kind.allCases)
    func largeFileGoesInParts(_ kind: S3Server.Kind) async throws {
        let server = try await S3Server(kind)
        let storage = try server.storage()
        for count in [(16 << 20), (16 << 20) + 1, 40 << 20] {
            let data = bytes(count)
            try await storage.put(try file(data), as: key, mediaType: "application/pdf")
            #expect(try await stored(key, in: storage) == data)
        }
        #expect(try await server.unfinishedUploads().isEmpty)
    }

    @Test func addressWorksForAnybodyUntilItExpires() async throws {
        let server = try await S3Server(.juicefs)
        let storage = try server.storage()
        try await storage.put(try file(Data("whole".utf8)), as: key, mediaType: "text/csv")
        let url = try await storage.url(of: key, expiresIn: .seconds(3600), fileName: "Größe & Co.csv").absoluteString
        let answer = try await S3Server.get(url)
        #expect(answer.status == 200)
        #expect(answer.body == Data("whole".utf8))
        #expect(
            answer.headers["content-disposition"]
                == "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%26%20Co.csv")
        #expect(!url.contains("test-secret-of-the-server"))

        let hourAgo = try server.storage(now: { Timestamp(Date(timeIntervalSinceNow: -3601)) })
        let expired = try await hourAgo.url(of: key, expiresIn: .seconds(3600), fileName: nil).absoluteString
        #expect(try await S3Server.get(expired).status == 403)
        let stillGood = try server.storage(now: { Timestamp(Date(timeIntervalSinceNow: -3500)) })
        let old = try await stillGood.url(of: key, expiresIn: .seconds(3600), fileName: nil).absoluteString
        #expect(try await S3Server.get(old).status == 200)
    }

    @Test func tamperedAddressIsRefused() async throws {
        let server = try await S3Server(.juicefs)
        let storage = try server.storage()
        let other = StorageKey(export: ExportID("e2"), of: UserID("dana"), fileExtension: "csv")
        try await storage.put(try file(Data("1".utf8)), as: key, mediaType: "text/csv")
        try await storage.put(try file(Data("2".utf8)), as: other, mediaType: "text/csv")
        let url = try await storage.url(of: other, expiresIn: .seconds(3600), fileName: nil).absoluteString
        #expect(try await S3Server.get(url).status == 200)
        for (old, new) in [
            ("e2.csv", "e1.csv"), ("X-Amz-Expires=3600", "X-Amz-Expires=360000"),
            ("X-Amz-Signature=", "X-Amz-Signature=0"),
            ("us-east-1", "eu-west-1"), ("?", "?response-content-type=text%2Fhtml&"),
        ] {
            #expect(url.contains(old))
            #expect(try await S3Server.get(url.replacing(old, with: new)).status != 200, "\(old) → \(new)")
        }
    }

    @Test func wrongKeysAreRefusedWithoutBeingTold() async throws {
        let server = try await S3Server(.juicefs)
        for credentials in [
            AWSCredentials(accessKey: "TESTKEYID", secretKey: "another-secret-of-nobody"),
            AWSCredentials(accessKey: "NOBODYSKEY", secretKey: "test-secret-of-the-server"),
            AWSCredentials(accessKey: "TESTKEYID", secretKey: "test-secret-of-the-server", sessionToken: "no-session"),
        ] {
            let storage = try server.storage(credentials: credentials)
            let source = try file(Data("x".utf8))
            let error = await failure { try await storage.put(source, as: key, mediaType: "text/csv") }
            #expect(error?.code == .permissionDenied)
            let told = "\(error?.message ?? "") \(error?.cause ?? "")"
            #expect(told.contains("AWS_SECRET_ACCESS_KEY"))
            #expect(!told.contains("secret-of") && !told.contains("no-session"))
            #expect(FileManager.default.fileExists(atPath: source.path))
        }
        #expect(try await server.storage().list(prefix: "").isEmpty)
    }

    @Test func wrongClockIsTold() async throws {
        let server = try await S3Server(.juicefs)
        let storage = try server.storage(now: { Timestamp(Date(timeIntervalSinceNow: 7200)) })
        let error = await failure { _ = try await storage.list(prefix: "") }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.message.contains("clock") == true)
    }

    @Test func missingBucketIsTold() async throws {
        let server = try await S3Server(.juicefs)
        let storage = try server.storage(bucket: "no-such-bucket")
        let error = await failure { try await storage.put(try file(Data("x".utf8)), as: key, mediaType: "text/csv") }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.message.contains("no-such-bucket") == true)
    }

    @Test func brokenConnectionIsTriedAgainAfterLongerAndLongerPauses() async throws {
        let server = try await S3Server(.juicefs)
        let proxy = try CuttingProxy(to: server.port, cuts: 3, afterClientBytes: 1 << 20)
        defer { proxy.stop() }
        let pauses = Mutex<[Duration]>([])
        let retry = RetryPolicy(attempts: 5, firstPause: .milliseconds(100), within: .seconds(3600)) { pause in
            pauses.withLock { $0.append(pause) }
        }
        let data = bytes(4 << 20)
        let storage = try server.storage(port: proxy.port, retry: retry)
        try await storage.put(try file(data), as: key, mediaType: "text/csv")
        #expect(try await stored(key, in: server.storage()) == data)
        let waited = pauses.withLock { $0 }
        #expect(waited.count == 3)
        for (index, pause) in waited.enumerated() {
            let middle = Duration.milliseconds(100 << index)
            #expect(pause >= middle * 0.75 && pause <= middle * 1.25)
        }
    }

    @Test func largeFileArrivesThoughConnectionsBreakInTheMiddle() async throws {
        let server = try await S3Server(.juicefs)
        // Each connection takes one part whole and breaks in the next one.
        let proxy = try CuttingProxy(to: server.port, cuts: 1000, afterClientBytes: 20 << 20)
        defer { proxy.stop() }
        let storage = try server.storage(
            port: proxy.port, retry: RetryPolicy(attempts: 3, within: .seconds(3600)) { _ in })
        let data = bytes(40 << 20)
        try await storage.put(try file(data), as: key, mediaType: "text/csv")
        #expect(proxy.remaining < 999)
        #expect(try await stored(key, in: server.storage()) == data)
        #expect(try await server.unfinishedUploads().isEmpty)
    }

    @Test func partThatNeverArrivesGivesTheUploadUp() async throws {
        let server = try await S3Server(.juicefs)
        let proxy = try CuttingProxy(to: server.port, cuts: 1000, afterClientBytes: 8 << 20)
        defer { proxy.stop() }
        let storage = try server.storage(
            port: proxy.port, retry: RetryPolicy(attempts: 3, within: .seconds(3600)) { _ in })
        let source = try file(bytes(40 << 20))
        let error = await failure { try await storage.put(source, as: key, mediaType: "text/csv") }
        #expect(error?.code == .unavailable)
        #expect(try await server.unfinishedUploads().isEmpty)
        #expect(try await server.storage().list(prefix: "").isEmpty)
        #expect(FileManager.default.fileExists(atPath: source.path))
    }

    @Test func answerThatBreaksOffIsNoWholeFile() async throws {
        let server = try await S3Server(.juicefs)
        try await server.storage().put(try file(bytes(4 << 20)), as: key, mediaType: "text/csv")
        let proxy = try CuttingProxy(to: server.port, cuts: 1000, afterServerBytes: 1 << 20)
        defer { proxy.stop() }
        let storage = try server.storage(
            port: proxy.port, retry: RetryPolicy(attempts: 3, within: .seconds(3600)) { _ in })
        #expect(await failure { _ = try await stored(key, in: storage) }?.code == .unavailable)
    }

    @Test func serverThatIsGoneIsTold() async throws {
        let server = try await S3Server(.juicefs)
        let storage = try server.storage(retry: RetryPolicy(attempts: 2, within: .seconds(3600)) { _ in })
        await server.stop()
        let error = await failure { _ = try await storage.list(prefix: "") }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("127.0.0.1:\(server.port)") == true)
    }

    @Test func fullDiskOfTheServerLeavesNothingBehind() async throws {
        // A limit on the size of its files is what a server's full disk is without a file system of one's own.
        let server = try await S3Server(.juicefs, largestFile: 1024)
        let storage = try server.storage(retry: RetryPolicy(attempts: 2, within: .seconds(3600)) { _ in })
        let source = try file(bytes(8 << 20))
        let error = await failure { try await storage.put(source, as: key, mediaType: "text/csv") }
        #expect(error?.code == .unavailable || error?.code == .resourceExhausted)
        #expect(FileManager.default.fileExists(atPath: source.path))
        #expect(await failure { _ = try await stored(key, in: storage) }?.code == .notFound)
    }

    @Test func cancelledUploadIsGivenUp() async throws {
        let server = try await S3Server(.juicefs)
        let proxy = try CuttingProxy(to: server.port, cuts: 1000, afterClientBytes: 8 << 20)
        defer { proxy.stop() }
        let (reached, signal) = AsyncStream.makeStream(of: Void.self)
        let retry = RetryPolicy(attempts: 100, within: .seconds(3600)) { _ in
            signal.yield()
            try await Task.sleep(for: .seconds(60))
        }
        let storage = try server.storage(port: proxy.port, retry: retry)
        let source = try file(bytes(40 << 20))
        let work = Task { await failure { try await storage.put(source, as: key, mediaType: "text/csv") } }
        for await _ in reached { break }
        work.cancel()
        #expect(await work.value?.code == .cancelled)
        #expect(try await server.unfinishedUploads().isEmpty)
    }

    /// What a process leaves that is killed between two parts.
    @Test(arguments: S3Server.Kind.allCases)
    func uploadsOfTheDeadAreGivenUpAndNoOthers(_ kind: S3Server.Kind) async throws {
        let server = try await S3Server(kind)
        let storage = try server.storage()
        let other = StorageKey(export: ExportID("e2"), of: UserID("dana"), fileExtension: "csv")
        for key in [key, key, other] {
            let begin = S3Request("POST", try server.bucket(), key: "exports/\(key)", query: ["uploads": ""])
            let begun = try await server.connection().send(begin, "beginning an upload")
            let upload = try #require(S3XML.values(of: "UploadId", in: begun.text).first)
            var part = S3Request(
                "PUT", try server.bucket(), key: "exports/\(key)", query: ["partNumber": "1", "uploadId": upload])
            part.body = bytes(5 << 20)
            _ = try await server.connection().send(part, "sending a part")
        }
        let dead = key
        for _ in 0..<2 { try await storage.abandonUnfinished(prefix: "") { $0 == dead } }
        #expect(try await server.unfinishedUploads() == ["exports/\(other)"])
    }
}
