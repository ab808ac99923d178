package import DocketDomain
package import Foundation

/// A bucket on a server that speaks S3.
package struct S3Storage: ExportStorage {
    private let bucket: S3Bucket
    private let prefix: String
    private let connection: S3Connection

    /// Files beyond this many bytes go over in parts of this size: what is in memory at a time.
    private static let partBytes = 16 << 20

    /// - Parameters:
    ///   - prefix: What all keys begin with.
    ///   - now: The clock that signatures carry.
    package init(
        _ bucket: S3Bucket, credentials: AWSCredentials, prefix: String = "exports/",
        retry: RetryPolicy = RetryPolicy(),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.bucket = bucket
        self.prefix = prefix
        connection = S3Connection(
            bucket: bucket, signer: SignatureV4(credentials: credentials, region: bucket.region), retry: retry, now: now
        )
    }

    package var name: String { "s3" }

    package func put(_ file: URL, as key: StorageKey, mediaType: String) async throws(DocketError) {
        let source = try Folder.open(file.deletingLastPathComponent().path)
        let handle = try source.reading(file.lastPathComponent)
        let first = try Self.part(of: handle)
        let second = first.count == Self.partBytes ? try Self.part(of: handle) : Data()
        if second.isEmpty {
            var request = S3Request("PUT", bucket, key: prefix + key.description)
            request.headers["content-type"] = mediaType
            request.body = first
            _ = try await connection.send(request, Self.keeping)
        } else {
            try await putParts(first, second, handle, key, mediaType)
        }
        try source.remove(file.lastPathComponent)
    }

    package func get(_ key: StorageKey, _ body: (Data) throws(DocketError) -> Void) async throws(DocketError) {
        let request = S3Request("GET", bucket, key: prefix + key.description)
        try await connection.receive(request, "reading an export", body)
    }

    package func url(of key: StorageKey, expiresIn: Duration, fileName: String?) async throws(DocketError) -> URL {
        var request = S3Request("GET", bucket, key: prefix + key.description)
        if let fileName {
            request.query["response-content-disposition"] =
                "attachment; filename*=UTF-8''\(S3Encoding.encode(fileName))"
        }
        // A week is the most that a signature may hold.
        let seconds = min(max(1, Int(expiresIn.components.seconds)), 604_800)
        let signed = connection.signer.presigned(request, at: connection.now(), seconds: seconds)
        guard let url = URL(string: signed.url) else {
            throw DocketError(.internal, "The address of an export could not be written.")
        }
        return url
    }

    package func path(of key: StorageKey) -> String? { nil }

    package func delete(_ key: StorageKey) async throws(DocketError) {
        do {
            _ = try await connection.send(
                S3Request("DELETE", bucket, key: prefix + key.description), "removing an export")
        } catch {
            guard error.code == .notFound else { throw error }
        }
    }

    package func list(prefix: String) async throws(DocketError) -> [StoredFile] {
        var found: [StoredFile] = []
        var token: String?
        repeat {
            var query = ["list-type": "2", "prefix": self.prefix + prefix]
            query["continuation-token"] = token
            let reply = try await connection.send(S3Request("GET", bucket, key: "", query: query), "listing exports")
            for entry in S3XML.values(of: "Contents", in: reply.text) {
                guard let key = S3XML.values(of: "Key", in: entry).first, key.hasPrefix(self.prefix),
                    let bytes = S3XML.values(of: "Size", in: entry).first.flatMap({ Int($0) }),
                    let safe = StorageKey(parsing: String(key.dropFirst(self.prefix.count)))
                else { continue }
                found.append(StoredFile(key: safe, bytes: bytes))
            }
            let isTruncated = S3XML.values(of: "IsTruncated", in: reply.text).first == "true"
            token = isTruncated ? S3XML.values(of: "NextContinuationToken", in: reply.text).first : nil
        } while token != nil
        return found.sorted { $0.key < $1.key }
    }

    package func abandonUnfinished(
        prefix: String, where isOver: (StorageKey) async throws(DocketError) -> Bool
    ) async throws(DocketError) {
        for upload in try await uploads(prefix: prefix) {
            guard let key = StorageKey(parsing: String(upload.object.dropFirst(self.prefix.count))),
                try await isOver(key)
            else { continue }
            let request = S3Request("DELETE", bucket, key: upload.object, query: ["uploadId": upload.id])
            do {
                _ = try await connection.send(request, Self.givingUp)
            } catch {
                // Somebody else has given it up by now.
                guard error.code == .notFound else { throw error }
            }
        }
    }

    private func uploads(prefix: String) async throws(DocketError) -> [(object: String, id: String)] {
        var found: [(object: String, id: String)] = []
        var query = ["uploads": "", "prefix": self.prefix + prefix]
        while true {
            let request = S3Request("GET", bucket, key: "", query: query)
            let text = try await connection.send(request, "listing unfinished uploads").text
            let before = found.count
            for entry in S3XML.values(of: "Upload", in: text) {
                guard let object = S3XML.values(of: "Key", in: entry).first, object.hasPrefix(self.prefix),
                    let id = S3XML.values(of: "UploadId", in: entry).first
                else { continue }
                found.append((object, id))
            }
            guard S3XML.values(of: "IsTruncated", in: text).first == "true", found.count > before else { return found }
            query["key-marker"] = S3XML.values(of: "NextKeyMarker", in: text).first
            query["upload-id-marker"] = S3XML.values(of: "NextUploadIdMarker", in: text).first
        }
    }

    // MARK: Parts

    private static let keeping = "keeping an export"
    private static let givingUp = "giving up an upload"

    /// Sends the parts one after the other; where one fails, those that were sent are given up.
    private func putParts(
        _ first: Data, _ second: Data, _ handle: FileHandle, _ key: StorageKey, _ mediaType: String
    ) async throws(DocketError) {
        let object = prefix + key.description
        var begin = S3Request("POST", bucket, key: object, query: ["uploads": ""])
        begin.headers["content-type"] = mediaType
        let begun = try await connection.send(begin, Self.keeping)
        guard let upload = S3XML.values(of: "UploadId", in: begun.text).first else {
            throw DocketError(.unavailable, "The S3 server began an upload without naming it. Try again later.")
        }
        do {
            var tags: [String] = []
            var part = first
            var next = second
            while !part.isEmpty {
                let query = ["partNumber": "\(tags.count + 1)", "uploadId": upload]
                var request = S3Request("PUT", bucket, key: object, query: query)
                request.body = part
                tags.append(try await connection.send(request, Self.keeping).headers["etag"] ?? "")
                part = next
                next = part.isEmpty ? Data() : try Self.part(of: handle)
            }
            try await complete(upload, of: object, tags)
        } catch {
            let connection = connection
            let abort = S3Request("DELETE", bucket, key: object, query: ["uploadId": upload])
            // In a task of its own: what was cancelled is given up too. Should that fail, what failed before is told.
            _ = await Task { try? await connection.send(abort, Self.givingUp) }.value
            throw error
        }
    }

    private func complete(_ upload: String, of object: String, _ tags: [String]) async throws(DocketError) {
        let parts = tags.enumerated().map { number, tag in
            "<Part><PartNumber>\(number + 1)</PartNumber><ETag>\(tag.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</ETag></Part>"
        }
        var request = S3Request("POST", bucket, key: object, query: ["uploadId": upload])
        request.headers["content-type"] = "application/xml"
        request.body = Data("<CompleteMultipartUpload>\(parts.joined())</CompleteMultipartUpload>".utf8)
        let reply = try await connection.send(request, Self.keeping)
        // The server may say 200 first and find out later that it cannot.
        guard !reply.text.contains("<Error>") else {
            throw connection.refusal(S3Reply(status: 500, headers: [:], body: reply.body), Self.keeping)
        }
    }

    private static func part(of handle: FileHandle) throws(DocketError) -> Data {
        do {
            return try handle.read(upToCount: partBytes) ?? Data()
        } catch {
            throw DocketError(.unavailable, "The finished export cannot be read.", cause: "\(error)")
        }
    }
}
