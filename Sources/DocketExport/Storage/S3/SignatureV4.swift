import Crypto
import DocketDomain
import Foundation

/// Signs requests as Amazon's Signature Version 4 lays down ("Authenticating Requests", S3 API reference).
struct SignatureV4: Sendable {
    let credentials: AWSCredentials
    let region: String

    /// The request with the headers that sign it and its body.
    func signed(_ request: S3Request, at time: Timestamp) -> S3Request {
        var request = request
        let stamp = Stamp(time)
        let digest = StableDigest.sha256(request.body)
        request.headers["host"] = request.host
        request.headers["x-amz-date"] = stamp.time
        request.headers["x-amz-content-sha256"] = digest
        request.headers["x-amz-security-token"] = credentials.sessionToken
        let signature = signature(of: request, bodyDigest: digest, stamp)
        request.headers["authorization"] =
            "AWS4-HMAC-SHA256 Credential=\(credentials.accessKey)/\(scope(stamp)),SignedHeaders=\(signedHeaders(request)),Signature=\(signature)"
        return request
    }

    /// The request with its signature in its address, for somebody who has no credentials.
    func presigned(_ request: S3Request, at time: Timestamp, seconds: Int) -> S3Request {
        var request = request
        let stamp = Stamp(time)
        request.headers["host"] = request.host
        request.query["X-Amz-Algorithm"] = "AWS4-HMAC-SHA256"
        request.query["X-Amz-Credential"] = "\(credentials.accessKey)/\(scope(stamp))"
        request.query["X-Amz-Date"] = stamp.time
        request.query["X-Amz-Expires"] = "\(seconds)"
        request.query["X-Amz-SignedHeaders"] = signedHeaders(request)
        request.query["X-Amz-Security-Token"] = credentials.sessionToken
        request.query["X-Amz-Signature"] = signature(of: request, bodyDigest: "UNSIGNED-PAYLOAD", stamp)
        return request
    }

    private func scope(_ stamp: Stamp) -> String { "\(stamp.day)/\(region)/s3/aws4_request" }

    private func signedHeaders(_ request: S3Request) -> String {
        request.headers.keys.sorted().joined(separator: ";")
    }

    private func signature(of request: S3Request, bodyDigest: String, _ stamp: Stamp) -> String {
        let headers = request.headers.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)\n" }.joined()
        let canonical = [
            request.method, request.path, request.encodedQuery, headers, signedHeaders(request), bodyDigest,
        ].joined(separator: "\n")
        let digest = StableDigest.sha256(Data(canonical.utf8))
        let text = "AWS4-HMAC-SHA256\n\(stamp.time)\n\(scope(stamp))\n\(digest)"
        var key = SymmetricKey(data: Data("AWS4\(credentials.secretKey)".utf8))
        for part in [stamp.day, region, "s3", "aws4_request"] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: key))
        }
        return StableDigest.hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }
}

/// A time as signatures write it: `20130524` and `20130524T000000Z`.
private struct Stamp {
    let day: String
    let time: String

    init(_ timestamp: Timestamp) {
        // ISO 8601's basic format: the same without the marks.
        time = CivilTime(timestamp).toTheSecond.filter { $0 != "-" && $0 != ":" }
        day = String(time.prefix(8))
    }
}
