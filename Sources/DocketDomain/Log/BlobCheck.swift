package import Foundation

/// Blobs are named by the digests of their bytes.
package enum BlobCheck {
    /// - Throws: `corrupt` where the bytes are not those that were kept under the digest.
    package static func verified(_ bytes: Data, _ digest: String) throws(DocketError) -> Data {
        guard StableDigest.sha256(bytes) == digest else {
            throw DocketError(
                .corrupt, "The content \(digest) is damaged. Run `docket doctor`, and restore a backup.")
        }
        return bytes
    }
}
