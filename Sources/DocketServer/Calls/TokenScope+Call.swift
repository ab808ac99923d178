import DocketDomain
import GRPCCore

extension TokenScope {
    /// What a token has to be good for, for a call. Whatever is not known here counts as a decision.
    init(neededBy call: MethodDescriptor) {
        let service = call.service.fullyQualifiedService
        self =
            if service.hasSuffix("QueryService") {
                .read
            } else if service.hasPrefix("docket.chat.") || service.hasPrefix("docket.artifact.") {
                .write
            } else {
                call.method.hasPrefix("Propose") ? .write : .decide
            }
    }
}
