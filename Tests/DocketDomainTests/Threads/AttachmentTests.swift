import DocketDomain
import Foundation
import Testing

@Suite struct AttachmentTests {
    private func stored(_ json: String) throws -> DocketDomain.Attachment {
        try JSONDecoder().decode(DocketDomain.Attachment.self, from: Data(json.utf8))
    }

    @Test(
        arguments: [
            (#"{"id":"1","name":"a","mime_type":"image/png","size_bytes":0}"#, "unknown size"),
            (#"{"id":"1","name":"a","mime_type":"image/png"}"#, "unknown size"),
            (#"{"id":"1","name":"a","mime_type":"image/png","size_bytes":0,"digest":"d"}"#, "0 B"),
            (#"{"id":"1","name":"a","mime_type":"text/plain","size_bytes":52,"digest":"d"}"#, "52 B"),
            (#"{"id":"1","name":"a","mime_type":"text/plain","size_bytes":1536}"#, "1.5 kB"),
        ])
    func aSizeIsSaidAsItIsAndAnUnknownOneIsUnknown(json: String, size: String) throws {
        #expect(try stored(json).particulars.last == size)
    }

    @Test(
        arguments: [
            ("text/plain", nil, true), ("text/csv; charset=utf-8", nil, true), ("application/json", nil, true),
            ("image/png", nil, false), ("application/pdf", nil, false), ("application/pdf", true, true),
            ("text/plain", false, false), ("APPLICATION/YAML", nil, true),
        ] as [(String, Bool?, Bool)])
    func itsTextIsItsBlobWhereThatIsText(type: String, isText: Bool?, hasText: Bool) {
        let file = DocketDomain.Attachment(
            id: AttachmentID("1"), name: "a", mimeType: type, sizeBytes: 1, digest: "d", isText: isText)
        #expect(file.textDigest == (hasText ? "d" : nil))
        let named = DocketDomain.Attachment(
            id: AttachmentID("1"), name: "a", mimeType: type, sizeBytes: 1, digest: nil, isText: isText)
        #expect(named.textDigest == nil)
    }

    @Test(arguments: [
        ("a.md", "text/markdown"), ("A.CSV", "text/csv"), ("x", "application/octet-stream"), (".txt", "text/plain"),
    ])
    func aNameSuggestsAType(name: String, type: String) {
        #expect(MediaType.ofFile(named: name) == type)
    }
}
