package import DocketDomain

/// The key pair that signs requests. It never shows itself in a text.
package struct AWSCredentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let accessKey: String
    let secretKey: String
    let sessionToken: String?

    package init(accessKey: String, secretKey: String, sessionToken: String? = nil) {
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.sessionToken = sessionToken
    }

    /// The usual environment variables, and nothing else.
    ///
    /// - Throws: `configuration` where they are not set.
    package init(environment: [String: String]) throws(DocketError) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        guard let accessKey = value("AWS_ACCESS_KEY_ID"), let secretKey = value("AWS_SECRET_ACCESS_KEY") else {
            throw DocketError(
                .configuration,
                "Exports are kept in S3, and there are no credentials for it. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or keep exports on disk: `docket config set exports.storage local`."
            )
        }
        self.init(accessKey: accessKey, secretKey: secretKey, sessionToken: value("AWS_SESSION_TOKEN"))
    }

    /// What must not come back in any text.
    var secrets: [String] { [secretKey, sessionToken, accessKey].compactMap { $0 } }

    package var description: String { "AWSCredentials(hidden)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
