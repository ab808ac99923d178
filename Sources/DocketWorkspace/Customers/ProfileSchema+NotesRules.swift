import DocketAgents
package import DocketDomain
package import Foundation

extension ProfileSchema {
    /// Throws `invalidArgument`, with the place, where its rules for notes can't be read.
    ///
    /// - Parameter rules: `extraction.json`, beside which they stand.
    package func checkNotesRules(beside rules: Data) throws(DocketError) {
        _ = try ProfileExtractor(schema: self, rules: ExtractionRules(decoding: rules))
    }
}
