import Foundation

/// A request to an S3 server, not yet signed.
struct S3Request: Sendable {
    var method = "GET"
    var scheme: String
    var host: String
    /// Percent-encoded.
    var path: String
    /// Not encoded.
    var query: [String: String] = [:]
    /// By lower-case name.
    var headers: [String: String] = [:]
    var body = Data()

    init(_ method: String, _ bucket: S3Bucket, key: String, query: [String: String] = [:]) {
        let address = bucket.address(of: key)
        self.method = method
        scheme = bucket.scheme
        host = address.host
        path = address.path
        self.query = query
    }

    /// The query as it is signed and sent: encoded, by name.
    var encodedQuery: String {
        query.map { (S3Encoding.encode($0.key), S3Encoding.encode($0.value)) }.sorted { $0.0 < $1.0 }
            .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    var url: String {
        "\(scheme)://\(host)\(path)" + (query.isEmpty ? "" : "?\(encodedQuery)")
    }
}
