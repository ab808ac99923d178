import DocketDomain
import Foundation
import GRDB

/// `blobs`, as far as projections read them.
struct BlobProjection {
    let db: Database

    func bytes(_ digest: String, tenant: String) throws -> Data {
        guard let bytes = try db.blob(digest, tenant: TenantID(tenant)) else {
            throw DocketError(.corrupt, "The content \(digest) is missing. Run `docket doctor`.")
        }
        return bytes
    }

    /// The text of the rows that a blob holds, for the search index.
    func rowsText(_ digest: String, tenant: String) throws -> String {
        guard let text = TableChunk.text(in: try bytes(digest, tenant: tenant)) else {
            throw DocketError(.corrupt, "The content \(digest) is no rows. Run `docket doctor`.")
        }
        return text
    }
}
