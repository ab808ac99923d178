import DocketDomain
import Foundation

/// What a server answered, as far as it was read.
struct S3Reply: Sendable {
    let status: Int
    let headers: [String: String]
    let body: Data

    var isSuccess: Bool { (200..<300).contains(status) }

    /// The code in the XML of a refusal, such as `NoSuchKey`.
    var code: String? { S3XML.values(of: "Code", in: text).first }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Whether trying again may help: the server is overloaded, or broke off.
    var isPassing: Bool {
        [408, 429, 500, 502, 503, 504].contains(status) || code == "RequestTimeout" || code == "SlowDown"
    }

    /// The code, where it is one and gives nothing away.
    private func toldCode(hiding secrets: [String]) -> String? {
        guard let code, code.utf8.count <= 64, code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
            ServerWords(code, hiding: secrets).text == code
        else { return nil }
        return code
    }

    /// The refusal in docket's words.
    ///
    /// - Parameters:
    ///   - what: Such as `keeping an export`.
    ///   - secrets: What was sent and must not be told, should the server echo it.
    func error(_ what: String, bucket: S3Bucket, hiding secrets: [String]) -> DocketError {
        let code = toldCode(hiding: secrets) ?? "HTTP \(status)"
        let words = ServerWords(S3XML.values(of: "Message", in: text).first ?? "", hiding: secrets)
        let cause = "\(status) \(words.text)"
        let place = "the bucket \(bucket.name) at \(bucket.host)"
        switch code {
        case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "InvalidTokenId", "ExpiredToken",
            "AuthorizationHeaderMalformed":
            return DocketError(
                .permissionDenied,
                "The S3 server refused the credentials (\(code)) while \(what) in \(place). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and exports.region.",
                cause: cause)
        case "RequestTimeTooSkewed":
            return DocketError(
                .failedPrecondition,
                "The S3 server refused the request because this machine's clock is wrong. Set the clock and try again.",
                cause: cause)
        case "NoSuchBucket":
            return DocketError(
                .failedPrecondition,
                "There is no such bucket: \(place). Check exports.bucket, exports.endpoint and exports.region.",
                cause: cause)
        case "NoSuchKey":
            return DocketError(.notFound, "The file is not in \(place) any more. Export again.", cause: cause)
        default: break
        }
        switch status {
        case 401, 403:
            return DocketError(
                .permissionDenied,
                "The S3 server did not allow \(what) in \(place) (\(code)). Ask for the right to do so.",
                cause: cause)
        case 301, 302, 307, 308:
            return DocketError(
                .failedPrecondition,
                "The S3 server sends elsewhere for \(place); docket does not follow with its credentials. Set exports.region and exports.endpoint to where the bucket is.",
                cause: cause)
        case 404:
            return DocketError(.notFound, "The file is not in \(place) any more. Export again.", cause: cause)
        case 413, 507:
            return DocketError(.resourceExhausted, "There is no room in \(place) (\(code)).", cause: cause)
        default:
            return DocketError(
                .unavailable, "The S3 server failed while \(what) in \(place) (\(code)). Try again later.", cause: cause
            )
        }
    }
}

/// The few elements that are read of a server's XML.
enum S3XML {
    /// The texts of all elements of a name, in order.
    static func values(of name: String, in text: String) -> [String] {
        text.components(separatedBy: "<\(name)>").dropFirst().compactMap { part in
            part.range(of: "</\(name)>").map { unescaped(String(part[..<$0.lowerBound])) }
        }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#34;", with: "\"").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
    }
}
