import AsyncHTTPClient
import DocketDomain
import Foundation
import NIOCore
import NIOHTTP1

@testable import DocketExport

extension S3Server {
    func connection(retry: RetryPolicy = RetryPolicy(within: .seconds(3600))) throws -> S3Connection {
        S3Connection(
            bucket: try bucket(), signer: SignatureV4(credentials: credentials, region: "us-east-1"), retry: retry,
            now: { Timestamp(Date()) })
    }

    /// Waits until the server answers, and makes the bucket.
    func makeBucket() async throws {
        // Refused connections pass: the first request waits for the server.
        let patient = RetryPolicy(attempts: 300, firstPause: .zero) { _ in try await Task.sleep(for: .milliseconds(100))
        }
        _ = try await connection(retry: patient).send(S3Request("PUT", try bucket(), key: ""), "making a bucket")
    }

    /// The keys of uploads that were begun and neither finished nor given up.
    func unfinishedUploads() async throws -> [String] {
        let reply = try await connection().send(
            S3Request("GET", try bucket(), key: "", query: ["uploads": ""]), "listing uploads")
        return S3XML.values(of: "Key", in: reply.text)
    }

    /// What anybody gets who has no credentials.
    static func get(_ url: String) async throws -> (status: Int, headers: [String: String], body: Data) {
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(300))
        var headers: [String: String] = [:]
        for header in response.headers { headers[header.name.lowercased()] = header.value }
        let body = try await response.body.collect(upTo: 64 << 20)
        return (Int(response.status.code), headers, Data(body.readableBytesView))
    }
}
