import DocketDomain
import Foundation
import Testing

@testable import DocketExport

/// The figures that Amazon publishes with its examples: "Examples: Signature Calculations in AWS Signature Version 4"
/// and "Authenticating Requests: Using Query Parameters", S3 API reference.
@Suite struct SignatureV4Tests {
    private let signer = SignatureV4(
        credentials: AWSCredentials(
            accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        region: "us-east-1")
    private let time = Timestamp(milliseconds: 1_369_353_600_000)

    private func request(_ method: String, _ key: String, query: [String: String] = [:]) throws -> S3Request {
        let bucket = try S3Bucket(
            name: "examplebucket", region: "us-east-1", endpoint: "https://s3.amazonaws.com", style: .virtual)
        return S3Request(method, bucket, key: key, query: query)
    }

    private func signature(_ request: S3Request) -> String? {
        signer.signed(request, at: time).headers["authorization"]?.components(separatedBy: "Signature=").last
    }

    @Test func objectWithARange() throws {
        var request = try request("GET", "test.txt")
        request.headers["range"] = "bytes=0-9"
        #expect(signature(request) == "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    }

    @Test func objectThatIsPut() throws {
        var request = try request("PUT", "test$file.text")
        request.headers["date"] = "Fri, 24 May 2013 00:00:00 GMT"
        request.headers["x-amz-storage-class"] = "REDUCED_REDUNDANCY"
        request.body = Data("Welcome to Amazon S3.".utf8)
        #expect(signature(request) == "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")
    }

    @Test func queryWithoutAValue() throws {
        let request = try request("GET", "", query: ["lifecycle": ""])
        #expect(signature(request) == "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")
    }

    @Test func listOfObjects() throws {
        let request = try request("GET", "", query: ["max-keys": "2", "prefix": "J"])
        #expect(signature(request) == "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")
    }

    @Test func signatureInTheAddress() throws {
        let signed = signer.presigned(try request("GET", "test.txt"), at: time, seconds: 86400)
        #expect(signed.host == "examplebucket.s3.amazonaws.com")
        #expect(
            signed.query["X-Amz-Signature"] == "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404")
    }

    @Test func sessionTokenIsSignedToo() throws {
        let signer = SignatureV4(
            credentials: AWSCredentials(accessKey: "A", secretKey: "S", sessionToken: "T"), region: "us-east-1")
        let signed = signer.signed(try request("GET", "x"), at: time)
        #expect(signed.headers["x-amz-security-token"] == "T")
        #expect(signed.headers["authorization"]?.contains("x-amz-security-token") == true)
    }

    @Test func credentialsDoNotShowThemselves() {
        let credentials = AWSCredentials(accessKey: "KEYID", secretKey: "SECRET", sessionToken: "TOKEN")
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped] {
            #expect(!text.contains("KEYID") && !text.contains("SECRET") && !text.contains("TOKEN"))
        }
    }
}
