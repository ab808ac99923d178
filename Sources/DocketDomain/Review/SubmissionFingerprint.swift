import Foundation

/// Tells whether a submission is one that was answered before.
struct SubmissionFingerprint {
    /// As a batch keeps it.
    let text: String
    /// As batches keep it that were submitted before fingerprints were SHA-256.
    private let earlier: String

    init(_ submission: Submission) throws(DocketError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do {
            let bytes = try encoder.encode(submission)
            text = StableDigest.sha256(bytes)
            earlier = StableDigest.claim(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw DocketError(.internal, "A submission could not be written as JSON.", cause: "\(error)")
        }
    }

    func matches(_ kept: String) -> Bool {
        kept == text || kept == earlier
    }
}
