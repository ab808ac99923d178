import DocketWorkspace
import GRPCCore

/// The standard service that says whether the server serves.
struct HealthService: Grpc_Health_V1_Health.SimpleServiceProtocol {
    let isServing: Watched<Bool>
    /// The services that can be asked about, by their full names.
    let services: Set<String>

    func check(
        request: Grpc_Health_V1_HealthCheckRequest, context: ServerContext
    ) async throws -> Grpc_Health_V1_HealthCheckResponse {
        guard isKnown(request.service) else {
            throw RPCError(code: .notFound, message: "There is no service of that name.")
        }
        return Self.response(isServing.value)
    }

    func watch(
        request: Grpc_Health_V1_HealthCheckRequest, response: RPCWriter<Grpc_Health_V1_HealthCheckResponse>,
        context: ServerContext
    ) async throws {
        guard isKnown(request.service) else {
            var unknown = Grpc_Health_V1_HealthCheckResponse()
            unknown.status = .serviceUnknown
            try await response.write(unknown)
            return try await context.cancellation.cancelled
        }
        let changes = isServing.changes()
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                for await isServing in changes { try await response.write(Self.response(isServing)) }
            }
            group.addTask { try await context.cancellation.cancelled }
            _ = try await group.next()
        }
        // The server's end also ends this: whoever waits for it is told of it all the same.
        if !isServing.value { try await response.write(Self.response(false)) }
    }

    private func isKnown(_ service: String) -> Bool { service.isEmpty || services.contains(service) }

    private static func response(_ isServing: Bool) -> Grpc_Health_V1_HealthCheckResponse {
        var response = Grpc_Health_V1_HealthCheckResponse()
        response.status = isServing ? .serving : .notServing
        return response
    }
}
