extension Migrations {
    /// What lists are filtered by: statuses, creators, and what belongs to a tenant. Those of the queue serve every status
    /// now; the surest first is an order of its own, since the older one comes first among equals.
    static let indexesOfLists = """
        CREATE INDEX artifacts_by_status ON artifacts (tenant_id, status, created_at, id) WHERE deleted_at IS NULL;

        CREATE INDEX exports_by_status ON exports (tenant_id, status, created_at, id) WHERE deleted_at IS NULL;
        CREATE INDEX exports_by_creator ON exports (tenant_id, created_by, created_at, id) WHERE deleted_at IS NULL;

        DROP INDEX queue_by_customer;
        DROP INDEX queue_by_age;
        DROP INDEX queue_of_rm;
        CREATE INDEX proposals_by_name ON proposals (tenant_id, status, sort_name, created_at, id);
        CREATE INDEX proposals_by_age ON proposals (tenant_id, status, created_at, id);
        CREATE INDEX proposals_of_rm ON proposals (tenant_id, rm_id, status, sort_name, created_at, id);
        CREATE INDEX queue_by_sureness ON proposals (tenant_id, confidence_rank DESC, created_at, id)
            WHERE status = 'pending';
        CREATE INDEX decisions_by_status ON proposals (tenant_id, status, decided_at, id)
            WHERE decided_position IS NOT NULL;

        CREATE INDEX outbox_by_tenant ON outbox (tenant_id, id);
        CREATE INDEX outbox_undelivered ON outbox (tenant_id, id) WHERE delivered_at IS NULL;
        """
}
