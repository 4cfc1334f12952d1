// Made by generate.mjs from /openapi.json; do not edit.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A first page for people */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-protected-resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who gives tokens for this server (RFC 9728)
         * @description Where an issuer's tokens are taken (--jwt-issuer).
         */
        get: operations["getResourceMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-protected-resource/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same for /mcp
         * @description Where an issuer's tokens are taken (--jwt-issuer).
         */
        get: operations["getMcpResourceMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server offers of RAT */
        get: operations["ratFeatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who calls */
        get: operations["ratMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List namespaces: all of them for a token of *, else the token's own */
        get: operations["ratListNamespaces"];
        put?: never;
        /**
         * Create a namespace
         * @description Needs a token of * with the role admin.
         */
        post: operations["ratCreateNamespace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Describe a namespace
         * @description Needs a token of * with the role admin.
         */
        put: operations["ratUpdateNamespace"];
        post?: never;
        /**
         * Delete a namespace that is empty
         * @description Needs a token of * with the role admin. The namespace default cannot be deleted.
         */
        delete: operations["ratDeleteNamespace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pipelines */
        get: operations["ratListPipelines"];
        put?: never;
        /** Create a pipeline: the named target LAYER.NAME */
        post: operations["ratCreatePipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines/{namespace}/{layer}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        /** Show a pipeline */
        get: operations["ratGetPipeline"];
        /** Change description, type or owner */
        put: operations["ratUpdatePipeline"];
        post?: never;
        /**
         * Delete a pipeline with its target, schedules and triggers
         * @description Runs that wait for it fail when their time comes, or stay in their queue.
         */
        delete: operations["ratDeletePipeline"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines/{namespace}/{layer}/{name}/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        /** List the triggers of a pipeline, newest first */
        get: operations["ratListTriggers"];
        put?: never;
        /** Create a trigger */
        post: operations["ratCreateTrigger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines/{namespace}/{layer}/{name}/triggers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        /** Show a trigger */
        get: operations["ratGetTrigger"];
        /** Change config, enabled or cooldown_seconds */
        put: operations["ratUpdateTrigger"];
        post?: never;
        /** Delete a trigger */
        delete: operations["ratDeleteTrigger"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List runs */
        get: operations["ratListRuns"];
        put?: never;
        /** Start a run of a pipeline */
        post: operations["ratCreateRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        /** Show a run */
        get: operations["ratGetRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a run that is pending or running */
        post: operations["ratCancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        /** Show a run's log */
        get: operations["ratGetRunLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List schedules, newest first */
        get: operations["ratListSchedules"];
        put?: never;
        /** Create a schedule for a pipeline */
        post: operations["ratCreateSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        /** Show a schedule */
        get: operations["ratGetSchedule"];
        /**
         * Change cron or enabled
         * @description An edit never fires: the next run is the next time of the new expression.
         */
        put: operations["ratUpdateSchedule"];
        post?: never;
        /** Delete a schedule */
        delete: operations["ratDeleteSchedule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the run of a webhook trigger
         * @description The token of the trigger is all that the caller needs. A body is not looked at.
         */
        post: operations["ratWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the applications: the named targets of the namespace */
        get: operations["tensorlakeOwnListApplications"];
        put?: never;
        /**
         * Refused: this server runs no code
         * @description An application is registered with PUT /v1/targets/{name}.
         */
        post: operations["tensorlakeOwnDeployApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        /** Retrieve an application */
        get: operations["tensorlakeOwnGetApplication"];
        put?: never;
        /**
         * Invoke an application
         * @description The body, of any type, is the input: it is handed on as it is, under its Content-Type.
         */
        post: operations["tensorlakeOwnInvokeApplication"];
        /** Delete an application: its named target */
        delete: operations["tensorlakeOwnDeleteApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/cron-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        /** List an application's cron schedules */
        get: operations["tensorlakeOwnListCronSchedules"];
        put?: never;
        /**
         * Create a cron schedule
         * @description At most 100 of one application, at least 60 seconds apart; by UTC.
         */
        post: operations["tensorlakeOwnCreateCronSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/cron-schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a cron schedule */
        delete: operations["tensorlakeOwnDeleteCronSchedule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        /** Read what a request's attempts have written */
        get: operations["tensorlakeOwnReadLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        /** List an application's requests, newest first */
        get: operations["tensorlakeOwnListRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        /** Retrieve a request */
        get: operations["tensorlakeOwnGetRequest"];
        put?: never;
        post?: never;
        /** Cancel a request */
        delete: operations["tensorlakeOwnDeleteRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/requests/{id}/output": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        /**
         * What a request has given back
         * @description Its output named output, or the body of the answer to its last attempt.
         */
        get: operations["tensorlakeOwnGetRequestOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/requests/{id}/output/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                name: string;
            };
            cookie?: never;
        };
        /** An output of a request by its name */
        get: operations["tensorlakeOwnGetNamedOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/requests/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        /** Follow a request's progress */
        get: operations["tensorlakeOwnFollowRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/requests/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a request that has failed again, from its last checkpoint */
        post: operations["tensorlakeOwnReplayRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{application}/requests/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        /** The events of a request so far, or with Accept: text/event-stream its progress */
        get: operations["tensorlakeOwnListRequestUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is it there? */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Does the process live? */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can it work? */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message of the Model Context Protocol
         * @description Streamable HTTP, every answer as one JSON text. Speaks 2026-07-28 without a session, and 2025-03-26, 2025-06-18, 2025-11-25 with one that `initialize` opens. The tools are Bridge Town's for scheduled runs and Belfry's own for agents: `tools/list` describes them. See docs/mcp.md.
         */
        post: operations["postMcp"];
        /** End a session of the Model Context Protocol */
        delete: operations["endMcpSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description Over all namespaces, so it needs a token of * (or dev mode).
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: operations["getDescription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/v1/keys/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the API key opens */
        post: operations["tensorlakeIntrospectKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/v1/organizations/{organization}/projects/{project}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any: a server is one organization. */
                organization: string;
                /** @description A namespace. */
                project: string;
            };
            cookie?: never;
        };
        /**
         * List the secrets, without what they hold
         * @description Needs the role admin.
         */
        get: operations["tensorlakeListSecretsOfProject"];
        /**
         * Put a secret, as the SDK does
         * @description Needs the role admin. A named secret, which the headers of the namespace's targets may hold as {{secret.NAME}}.
         */
        put: operations["tensorlakePutSecretOfProject"];
        /**
         * Put a secret
         * @description Needs the role admin. A named secret, which the headers of the namespace's targets may hold as {{secret.NAME}}.
         */
        post: operations["tensorlakeCreateSecretOfProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/v1/organizations/{organization}/projects/{project}/secrets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret's name. */
                id: string;
                /** @description Any: a server is one organization. */
                organization: string;
                /** @description A namespace. */
                project: string;
            };
            cookie?: never;
        };
        /**
         * Show a secret, without what it holds
         * @description Needs the role admin.
         */
        get: operations["tensorlakeGetSecretOfProject"];
        put?: never;
        post?: never;
        /**
         * Delete a secret
         * @description Needs the role admin.
         */
        delete: operations["tensorlakeDeleteSecretOfProject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the secrets, without what they hold
         * @description Needs the role admin.
         */
        get: operations["tensorlakeListSecrets"];
        /**
         * Put a secret, as the SDK does
         * @description Needs the role admin. A named secret, which the headers of the namespace's targets may hold as {{secret.NAME}}.
         */
        put: operations["tensorlakePutSecret"];
        /**
         * Put a secret
         * @description Needs the role admin. A named secret, which the headers of the namespace's targets may hold as {{secret.NAME}}.
         */
        post: operations["tensorlakeCreateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/platform/v1/secrets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret's name. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Show a secret, without what it holds
         * @description Needs the role admin.
         */
        get: operations["tensorlakeGetSecret"];
        put?: never;
        post?: never;
        /**
         * Delete a secret
         * @description Needs the role admin.
         */
        delete: operations["tensorlakeDeleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/webhooks/delete/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete an account webhook */
        post: operations["infraiAccountWebhookDeletePost"];
        /** Delete an account webhook */
        delete: operations["infraiAccountWebhookDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/webhooks/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what an account webhook was told, newest first */
        get: operations["infraiAccountWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/webhooks/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List account webhooks */
        get: operations["infraiAccountWebhookList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/webhooks/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Be told of what happens to tasks and schedules */
        post: operations["infraiAccountWebhookRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove the ledger
         * @description That every occurrence of a span is a task or lies within a gap, once, and that nothing else is on record. A span ends before what is not decided yet, and begins where finished tasks are kept from. A list ends early once 100,000 tasks and gaps have been looked at; next_cursor tells where it goes on, next_from where one schedule does.
         */
        get: operations["auditLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what
         * @description Needs the role admin. A token of * sees every namespace's rows, or those of the one that it names. Pages go from the newest row to the oldest. With Accept: application/x-ndjson the rows come as lines, the oldest first, behind the row that `after` names; the header Belfry-Next says where to go on. A page may end before its limit where few rows fit; it goes on as long as there is a next one.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List batches, newest first */
        get: operations["listBatches"];
        put?: never;
        /**
         * Make tasks together
         * @description All or nothing, unless options.atomic is false.
         */
        post: operations["createBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The batch's id. */
                id: string;
            };
            cookie?: never;
        };
        /** Show a batch */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The batch's id. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel what has not ended of a batch */
        post: operations["cancelBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The batch's id. */
                id: string;
            };
            cookie?: never;
        };
        /** List a batch's tasks, newest first */
        get: operations["listBatchTasks"];
        put?: never;
        /**
         * Add tasks to a batch
         * @description All or nothing. 409 batch_over once the batch is cancelled, or all of its tasks have ended.
         */
        post: operations["addBatchTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breakers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the hosts that fail
         * @description Needs a token of every namespace.
         */
        get: operations["listBreakers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breakers/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send to a host again at once, or to all
         * @description Needs a token of every namespace, and the role admin.
         */
        post: operations["resetBreakers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List calendars, by name */
        get: operations["listCalendars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** Show a calendar */
        get: operations["getCalendar"];
        /**
         * Make or replace a calendar
         * @description Schedules that name it in exclude_calendars rest on its days, by their own wall: such slots are gaps with the reason calendar. A change concerns slots to come.
         */
        put: operations["putCalendar"];
        post?: never;
        /** Delete a calendar that no schedule names */
        delete: operations["deleteCalendar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a scheduled job */
        post: operations["infraiCronCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/delete/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a job */
        post: operations["infraiCronDeletePost"];
        /** Delete a job */
        delete: operations["infraiCronDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/get/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a job */
        get: operations["infraiCronGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs: all schedules of the namespace */
        get: operations["infraiCronList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/pause/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a job */
        post: operations["infraiCronPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/resume/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused job go on */
        post: operations["infraiCronResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a job's runs, newest first */
        get: operations["infraiCronRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/trigger/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a job now */
        post: operations["infraiCronTrigger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cron/update/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a job */
        put: operations["infraiCronUpdatePut"];
        /** Change a job */
        post: operations["infraiCronUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what this surface can do */
        get: operations["infraiDiscovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discovery/{capability}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one capability takes and answers */
        get: operations["infraiDiscoveryOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch what happens, live or page by page
         * @description Server-sent events; a page with Accept: application/json. Live it begins now, or behind Last-Event-ID; a page begins with the oldest event that is kept.
         */
        get: operations["watchEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What will fire, without firing it
         * @description Of all active schedules: fires in each bucket, the worst instant of each target, the clock changes that move, repeat or drop something, and how to spread what piles up. At most 400 days of hours, or a week of minutes; 10,000 schedules.
         */
        get: operations["forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Account for a schedule's occurrences
         * @description Each moment at which the schedule's cron said now is a task or lies within a gap that says why there is none.
         */
        get: operations["getLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** List the applications: the named targets of the namespace */
        get: operations["tensorlakeListApplications"];
        put?: never;
        /**
         * Refused: this server runs no code
         * @description An application is registered with PUT /v1/targets/{name}.
         */
        post: operations["tensorlakeDeployApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** Retrieve an application */
        get: operations["tensorlakeGetApplication"];
        put?: never;
        /**
         * Invoke an application
         * @description The body, of any type, is the input: it is handed on as it is, under its Content-Type.
         */
        post: operations["tensorlakeInvokeApplication"];
        /** Delete an application: its named target */
        delete: operations["tensorlakeDeleteApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/cron-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** List an application's cron schedules */
        get: operations["tensorlakeListCronSchedules"];
        put?: never;
        /**
         * Create a cron schedule
         * @description At most 100 of one application, at least 60 seconds apart; by UTC.
         */
        post: operations["tensorlakeCreateCronSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/cron-schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a cron schedule */
        delete: operations["tensorlakeDeleteCronSchedule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** Read what a request's attempts have written */
        get: operations["tensorlakeReadLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** List an application's requests, newest first */
        get: operations["tensorlakeListRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** Retrieve a request */
        get: operations["tensorlakeGetRequest"];
        put?: never;
        post?: never;
        /** Cancel a request */
        delete: operations["tensorlakeDeleteRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/requests/{id}/output": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /**
         * What a request has given back
         * @description Its output named output, or the body of the answer to its last attempt.
         */
        get: operations["tensorlakeGetRequestOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/requests/{id}/output/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                name: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** An output of a request by its name */
        get: operations["tensorlakeGetNamedOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/requests/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** Follow a request's progress */
        get: operations["tensorlakeFollowRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/requests/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a request that has failed again, from its last checkpoint */
        post: operations["tensorlakeReplayRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/namespaces/{namespace}/applications/{application}/requests/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        /** The events of a request so far, or with Accept: text/event-stream its progress */
        get: operations["tensorlakeListRequestUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge a message */
        post: operations["infraiQueueAck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/consume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take messages */
        post: operations["infraiQueueConsume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a queue, or set it up */
        post: operations["infraiQueueCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/delete/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a queue */
        post: operations["infraiQueueDeletePost"];
        /** Delete a queue */
        delete: operations["infraiQueueDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/dlq/list/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a queue's dead letters, newest first */
        get: operations["infraiDlqList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/dlq/redrive/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let dead letters come again */
        post: operations["infraiDlqRedrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a message longer */
        post: operations["infraiQueueExtend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List queues by name */
        get: operations["infraiQueueList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/nack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a message back */
        post: operations["infraiQueueNack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a message */
        post: operations["infraiQueuePublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/publish_batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish messages, all or nothing */
        post: operations["infraiQueuePublishBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/purge/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop what nobody holds */
        post: operations["infraiQueuePurge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/push_subscribe/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a queue's messages sent to a URL */
        post: operations["infraiPushSubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/push_unsubscribe/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have them sent no more */
        post: operations["infraiPushUnsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/stats/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a queue */
        get: operations["infraiQueueStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List queues by name */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        /** Get a queue, what is in it, and its rates */
        get: operations["getQueue"];
        /**
         * Set a queue up
         * @description A queue is made by its first message too. What is left out gets its default.
         */
        put: operations["putQueue"];
        post?: never;
        /**
         * Delete a queue with its messages
         * @description Its messages are cancelled, those that consumers hold too.
         */
        delete: operations["deleteQueue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/ack": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge up to 1,000 messages, each by itself */
        post: operations["ackMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/dead": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        /** List dead messages, newest first */
        get: operations["listDead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        /** Look at the messages that come next */
        get: operations["listMessages"];
        put?: never;
        /**
         * Publish one message or up to 1,000
         * @description All or none. A larger priority is received first; messages of a group come one after the other.
         */
        post: operations["publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/messages/{id}/ack": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge a message: it is completed
         * @description A token that is over is a conflict, code lease_lost.
         */
        post: operations["ackMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/messages/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold a message longer
         * @description A token that is over is a conflict, code lease_lost.
         */
        post: operations["extendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/messages/{id}/nack": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a message back: it was received in vain
         * @description A token that is over is a conflict, code lease_lost.
         */
        post: operations["nackMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/messages/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a message back unused: it does not count as received
         * @description A token that is over is a conflict, code lease_lost.
         */
        post: operations["releaseMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give no messages out */
        post: operations["pauseQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/peek": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        /** Look at the messages that come next */
        get: operations["peekMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/purge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel all messages that nobody holds */
        post: operations["purge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive messages
         * @description Waits up to wait_seconds for the first one. An unknown queue is an empty one.
         */
        post: operations["receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make dead messages available again
         * @description Those named, or the oldest of those that are asked for; at once, or so many a second.
         */
        post: operations["redrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queues/{queue}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on giving messages out */
        post: operations["resumeQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rate-limiters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List rate limiters, by name */
        get: operations["listRateLimiters"];
        put?: never;
        /**
         * Make a rate limiter
         * @description 409 where the name is taken.
         */
        post: operations["createRateLimiter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rate-limiters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rate limiter's id, or its name. */
                id: string;
            };
            cookie?: never;
        };
        /** Show a rate limiter */
        get: operations["getRateLimiter"];
        put?: never;
        post?: never;
        /**
         * Delete a rate limiter
         * @description 409 while a named target names it.
         */
        delete: operations["deleteRateLimiter"];
        options?: never;
        head?: never;
        /**
         * Change a rate limiter
         * @description Counts from the next attempt on that goes through it.
         */
        patch: operations["updateRateLimiter"];
        trace?: never;
    };
    "/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List schedules, newest first */
        get: operations["listSchedules"];
        put?: never;
        /** Create a schedule */
        post: operations["createSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        /** Retrieve a schedule */
        get: operations["getSchedule"];
        put?: never;
        post?: never;
        /**
         * Delete a schedule
         * @description No new tasks are made; existing and pending tasks stay, and so does its ledger.
         */
        delete: operations["deleteSchedule"];
        options?: never;
        head?: never;
        /**
         * Change a schedule
         * @description Fields that are not given stay; null clears start_at and end_at, and is no value of a rule's fields. A change of times has warnings, as a create has. Tasks that exist already stay as they are, and an edit by itself never fires.
         */
        patch: operations["updateSchedule"];
        trace?: never;
    };
    "/v1/schedules/{id}/backfill": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make tasks of the occurrences in gaps
         * @description Occurrences of the span that became no task do after all, in their order, one after the other; at most 1000 at once. A dry run only counts them.
         */
        post: operations["backfillSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        /**
         * Account for a schedule's occurrences
         * @description Each moment at which the schedule's cron said now is a task or lies within a gap that says why there is none.
         */
        get: operations["getScheduleLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a schedule
         * @description Occurrences that pass meanwhile are on record as a gap.
         */
        post: operations["pauseSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        /**
         * Preview the next executions
         * @description Within start_at and end_at, and no more than max_runs leaves.
         */
        get: operations["previewSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a schedule
         * @description It goes on with its next time after now.
         */
        post: operations["resumeSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        /** List a schedule's tasks, newest first */
        get: operations["listScheduleTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make one task now
         * @description Beside the schedule's own times; of no matter to its overlap policy.
         */
        post: operations["triggerSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a rule that is not stored
         * @description Takes the body of a create, of which only the rule must be there, with limit (10, at most 100), start_from and id (of the schedule as which H is chosen) beside it.
         */
        post: operations["previewRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs: all schedules of the namespace */
        get: operations["infraiCronListScheduling"];
        put?: never;
        /** Create a scheduled job */
        post: operations["infraiCronCreateScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a scheduled job */
        post: operations["infraiCronCreateSchedulingVerb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/delete/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a job */
        post: operations["infraiCronDeletePostScheduling"];
        /** Delete a job */
        delete: operations["infraiCronDeleteScheduling"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/get/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a job */
        get: operations["infraiCronGetScheduling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs: all schedules of the namespace */
        get: operations["infraiCronListSchedulingVerb"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/pause/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a job */
        post: operations["infraiCronPauseScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/resume/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused job go on */
        post: operations["infraiCronResumeScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a job's runs, newest first */
        get: operations["infraiCronRunsScheduling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/trigger/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a job now */
        post: operations["infraiCronTriggerScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/cron/update/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a job */
        put: operations["infraiCronUpdatePutScheduling"];
        /** Change a job */
        post: operations["infraiCronUpdateScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge a message */
        post: operations["infraiQueueAckScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/consume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take messages */
        post: operations["infraiQueueConsumeScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a queue, or set it up */
        post: operations["infraiQueueCreateScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/delete/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a queue */
        post: operations["infraiQueueDeletePostScheduling"];
        /** Delete a queue */
        delete: operations["infraiQueueDeleteScheduling"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/dlq/list/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a queue's dead letters, newest first */
        get: operations["infraiDlqListScheduling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/dlq/redrive/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let dead letters come again */
        post: operations["infraiDlqRedriveScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a message longer */
        post: operations["infraiQueueExtendScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List queues by name */
        get: operations["infraiQueueListScheduling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/nack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a message back */
        post: operations["infraiQueueNackScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a message */
        post: operations["infraiQueuePublishScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/publish_batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish messages, all or nothing */
        post: operations["infraiQueuePublishBatchScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/purge/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop what nobody holds */
        post: operations["infraiQueuePurgeScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/push_subscribe/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a queue's messages sent to a URL */
        post: operations["infraiPushSubscribeScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/push_unsubscribe/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have them sent no more */
        post: operations["infraiPushUnsubscribeScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/queue/stats/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a queue */
        get: operations["infraiQueueStatsScheduling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/webhook/delivery/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a delivery */
        get: operations["infraiWebhookDeliveryScheduling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scheduling/webhook/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a webhook */
        post: operations["infraiWebhookSendScheduling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the secrets that sign deliveries
         * @description Needs the role admin.
         */
        get: operations["listSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set a named secret
         * @description Needs the role admin. Headers of named targets hold it as {{secret.NAME}}. It is never shown again.
         */
        put: operations["putSecret"];
        post?: never;
        /**
         * Delete a named secret
         * @description Needs the role admin. Refused while a target's headers ask for it, unless forced.
         */
        delete: operations["deleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secrets/signing/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new signing secret
         * @description Needs the role admin. Deliveries are signed with the old one, too, until the overlap has passed.
         */
        post: operations["rotateSigningSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List named targets */
        get: operations["listTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** Show a named target, with the breaker of its host */
        get: operations["getTarget"];
        /**
         * Make or replace a named target
         * @description An edit applies to the tasks that wait.
         */
        put: operations["putTarget"];
        post?: never;
        /**
         * Delete a named target
         * @description Refused while tasks wait for it, unless forced: they then fail. Slots of schedules that name it become gaps with the reason bad_target.
         */
        delete: operations["deleteTarget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{name}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let its tasks wait */
        post: operations["disableTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{name}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send to it again
         * @description A target that answered 410 is disabled, and its tasks wait.
         */
        post: operations["enableTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{name}/signing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        /**
         * Show the target's own signing secrets
         * @description Needs the role admin. Empty where the namespace's secrets sign.
         */
        get: operations["listTargetSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{name}/signing/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new signing secret for the target
         * @description Needs the role admin. Deliveries are signed with the old one, too, until the overlap has passed.
         */
        post: operations["rotateTargetSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make one delivery now */
        post: operations["testTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks, newest first */
        get: operations["listTasks"];
        put?: never;
        /** Create a task */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** Retrieve a task */
        get: operations["getTask"];
        put?: never;
        post?: never;
        /**
         * Cancel a task
         * @description The same as POST /v1/tasks/{id}/cancel; the task stays on record.
         */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** List a task's attempts, in their order */
        get: operations["listAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a task
         * @description An attempt under way is ended. A task that is final already is a conflict.
         */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** Get the last checkpoint */
        get: operations["getCheckpoint"];
        put?: never;
        /**
         * Leave a checkpoint for the next attempt
         * @description At most 64 KiB of JSON; the last one counts. The next attempt's request says `Belfry-Checkpoint`, a receive has it as `checkpoint`.
         */
        post: operations["checkpointTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a task that is held
         * @description By a target that answered 202 with `Belfry-Async: 1`, or a consumer of a queue. A token that is over is a conflict, code lease_lost.
         */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold a task longer */
        post: operations["extendTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fail a task that is held */
        post: operations["failTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** Read a task's log: text, pieces with Accept: application/json, or live with Accept: text/event-stream */
        get: operations["readLog"];
        put?: never;
        /** Add a piece to the log of the attempt that holds the task */
        post: operations["writeLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/output/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                name: string;
            };
            cookie?: never;
        };
        /** The bytes of an output, with the type that they were put under */
        get: operations["getOutput"];
        /** Keep an output of the attempt that holds the task */
        put: operations["putOutput"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/outputs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /** List what a task has made */
        get: operations["listOutputs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a failed, cancelled or expired task again
         * @description The numbers of its attempts go on; its retries begin anew.
         */
        post: operations["retryTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tokens, newest first
         * @description Needs the role admin.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Create a token
         * @description Needs the role admin. A namespace is made with its first token.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example token_01980a4b6c7d7000800000000000000a */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token at once
         * @description Needs the role admin.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/url-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List URL groups, by name */
        get: operations["listUrlGroups"];
        put?: never;
        /**
         * Make a URL group
         * @description 409 where the name is taken.
         */
        post: operations["createUrlGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/url-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id, or its name. */
                id: string;
            };
            cookie?: never;
        };
        /** Show a URL group */
        get: operations["getUrlGroup"];
        put?: never;
        post?: never;
        /** Delete a URL group */
        delete: operations["deleteUrlGroup"];
        options?: never;
        head?: never;
        /**
         * Change a URL group
         * @description Tasks that are not due yet go to the members that it has when they are.
         */
        patch: operations["updateUrlGroup"];
        trace?: never;
    };
    "/v1/webhook/delivery/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a delivery */
        get: operations["infraiWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a webhook */
        post: operations["infraiWebhookSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    delivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task is delivered to its target
         * @description 2xx is success; all else is a failure and tried again as the task's retry says. A redirect is never followed; 410 ends the task; Retry-After is obeyed up to a day. webhook-id is the same on every attempt.
         */
        post: operations["delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    notification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody is told of an event
         * @description A delivery like any other, with the same headers and signatures.
         */
        post: operations["notification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AccountWebhookDeleted: {
            /** @constant */
            deleted: true;
            id: string;
        };
        AccountWebhookDeliveries: {
            items: {
                attempts?: number;
                /** Format: date-time */
                created_at?: string;
                delivery_id?: string;
                /** Format: date-time */
                finished_at?: string | null;
                id?: string;
                /** Format: date-time */
                next_attempt_at?: string | null;
                payload?: unknown;
                state?: components["schemas"]["InfraiState"];
            }[];
            next_cursor: string | null;
            total: number;
        };
        AccountWebhookList: {
            items: {
                /** Format: date-time */
                created_at?: string;
                description?: string | null;
                enabled: boolean;
                events: string[];
                id: string;
                /** @description The named target that it is. */
                target?: string;
                url: string | null;
                webhook_id?: string;
            }[];
            total: number;
        };
        AccountWebhookOptions: {
            /** @description For people. */
            description?: string | null;
            /** @description Such as task.failed, schedule.* or *; all without it. */
            events?: string[] | null;
            /** @description Identical retries get the first answer. The header Idempotency-Key does the same. */
            idempotency_key?: string | null;
            /** @description Signs what it is told; one is made without it. */
            secret?: string | null;
            /** @description Gets a POST for each event. */
            url: string;
        };
        Acked: {
            acked?: boolean;
            id?: string;
            message_id: string;
        };
        AckOptions: {
            /** @description Proves which lease is meant. Without it, the lease that this api token has received by consume. */
            lease_token?: string | null;
            /** @description As it was consumed. */
            message_id: string;
            /** @description Of which the message must be. */
            queue?: string | null;
        };
        Attempt: {
            duration_ms: number;
            error: string | null;
            /** Format: date-time */
            finished_at: string | null;
            http_status: number | null;
            number: number;
            /** @description The first 64 KiB. */
            response_body: string | null;
            response_head: string | null;
            /** Format: date-time */
            started_at: string;
            /** @enum {unknown} */
            status: "succeeded" | "failed" | "timed_out" | "interrupted" | "cancelled";
        };
        AttemptList: {
            attempts: components["schemas"]["Attempt"][];
        };
        Audit: {
            next_cursor: components["schemas"]["NextCursor"];
            /** @description No fault was found. */
            ok: boolean;
            schedules: {
                detail?: string;
                fault?: {
                    /** Format: date-time */
                    at: string;
                    detail: string;
                    /** @enum {unknown} */
                    kind: "hole" | "double" | "surplus" | "count";
                };
                /** Format: date-time */
                from?: string;
                missed?: number;
                name: string | null;
                /** Format: date-time */
                next_from?: string | null;
                occurrences?: number;
                schedule_id: string;
                /**
                 * @description unknown: it cannot be computed, since a zone has vanished.
                 * @enum {unknown}
                 */
                status: "proved" | "fault" | "unknown";
                tasks?: number;
                /** Format: date-time */
                to?: string;
            }[];
        };
        /** @description hash is SHA-256 of previous (its 32 bytes) and the row's text: this object's exact bytes without its last two members. */
        AuditEntry: {
            /** @example schedule.update */
            action: string;
            actor: components["schemas"]["AuditParty"];
            after?: Record<string, never>;
            /** Format: date-time */
            at: string;
            /** @description The definition as it was; over 8 KiB its size and digest alone. */
            before?: Record<string, never>;
            hash: string;
            namespace: string | null;
            object: components["schemas"]["AuditParty"];
            previous: string;
            request_id?: string;
            seq: number;
        };
        AuditLog: {
            entries: components["schemas"]["AuditEntry"][];
            next_cursor: string | null;
        };
        AuditParty: {
            id?: string;
            /**
             * @example token
             * @example schedule
             */
            kind: string;
            name?: string;
        };
        Backfill: {
            /** @description Occurrences that became tasks, or would. */
            count: number;
            dry_run: boolean;
            /** Format: date-time */
            from: string;
            schedule_id: string;
            /** @description All of them; the first ten of a dry run. */
            slots: {
                /** Format: date-time */
                scheduled_for: string;
                /** @description null in a dry run. */
                task_id: string | null;
            }[];
            /** Format: date-time */
            to: string;
        };
        Batch: {
            cancelled?: number;
            /** Format: date-time */
            cancelled_at?: string | null;
            completed?: number;
            /** Format: date-time */
            created_at: string;
            description?: string | null;
            expired?: number;
            /** Format: date-time */
            expires_at?: string | null;
            failed?: number;
            /** Format: date-time */
            finished_at?: string | null;
            id: string;
            /** @description Not in lists. */
            notifications?: components["schemas"]["BatchNotifications"] | null;
            /** @description Not in lists. */
            options?: components["schemas"]["BatchOptions"] | null;
            pending?: number;
            /** @description The part of the tasks that has ended, from 0 to 1. */
            progress?: number;
            /**
             * @description processing until all tasks have ended; then the worst of their ends.
             * @enum {unknown}
             */
            status: "processing" | "completed" | "failed" | "cancelled" | "expired";
            total?: number;
        };
        BatchDraft: {
            description?: string | null;
            notifications?: components["schemas"]["BatchNotifications"];
            options?: components["schemas"]["BatchOptions"];
            /** @description Each is a TaskDraft. Where options.atomic is false, one that is wrong refuses itself alone. */
            tasks: Record<string, never>[];
        };
        BatchList: {
            batches?: components["schemas"]["Batch"][];
            next_cursor?: string | null;
            total?: number;
        };
        /** @description Each is told by one webhook task: {event, timestamp, batch}. */
        BatchNotifications: {
            /** @description The same. */
            on_complete?: string | {
                headers?: {
                    [key: string]: string;
                };
                method?: string;
                /** Format: uri */
                url?: string;
            } | null;
            /** @description The first task has failed for good. */
            on_death?: string | {
                headers?: {
                    [key: string]: string;
                };
                method?: string;
                /** Format: uri */
                url?: string;
            } | null;
            /** @description All tasks have ended. */
            on_finish?: string | {
                headers?: {
                    [key: string]: string;
                };
                method?: string;
                /** Format: uri */
                url?: string;
            } | null;
            /** @description Another tenth of the tasks has ended. */
            on_progress?: string | {
                headers?: {
                    [key: string]: string;
                };
                method?: string;
                /** Format: uri */
                url?: string;
            } | null;
            /** @description All tasks are completed. */
            on_success?: string | {
                headers?: {
                    [key: string]: string;
                };
                method?: string;
                /** Format: uri */
                url?: string;
            } | null;
        };
        BatchOptions: {
            /** @default true */
            atomic?: boolean;
            /** @description Hours after which tasks that have not begun expire. */
            expiration?: number;
        };
        BatchTasks: {
            tasks: components["schemas"]["TaskDraft"][];
        };
        Breaker: {
            /** @description In a row. */
            failures: number;
            /** Format: date-time */
            open_until: string | null;
            /** @description How often, since the start. */
            opened: number;
            origin: string;
            /** @enum {string} */
            state: "closed" | "open" | "probing";
        };
        Calendar: {
            dates?: string[];
            /** @description How many days it comes to. */
            days: number;
            /** @description An iCalendar file: its events' days. Events that repeat are all their days up to 2199. */
            ics?: string;
            name: string;
            ranges?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            /** Format: date-time */
            updated_at: string;
        };
        /** @description dates and ranges, or ics. */
        CalendarDraft: {
            dates?: string[];
            /** @description As answers show it: passed over here. */
            readonly days?: unknown;
            /** @description An iCalendar file: its events' days. Events that repeat are all their days up to 2199. */
            ics?: string;
            /** @description As answers show it: passed over here. */
            readonly name?: unknown;
            ranges?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            /** @description As answers show it: passed over here. */
            readonly updated_at?: unknown;
        };
        Capability: {
            available: boolean;
            billing?: {
                model?: string;
            };
            id: string;
            method: string;
            path: string;
            regions?: string[];
            summary?: string;
            vendors?: string[];
        };
        CapabilityDetail: {
            available?: boolean;
            billing?: {
                model?: string;
            };
            errors: {
                code?: string;
                retryable?: boolean;
                status?: number;
            }[];
            examples?: Record<string, never>[];
            id: string;
            method: string;
            /** @description A JSON Schema of the body. */
            params: Record<string, never>;
            path: string;
            regions?: string[];
            summary?: string;
            vendors?: string[];
        };
        Consumed: {
            items: components["schemas"]["ConsumedMessage"][];
            /** @description The same. */
            messages: components["schemas"]["ConsumedMessage"][];
        };
        ConsumedMessage: {
            attempt?: number;
            attempts?: number;
            checkpoint?: unknown;
            /** Format: date-time */
            enqueued_at?: string;
            group_id?: string | null;
            id: string;
            lease_token: string;
            /** Format: date-time */
            lease_until?: string;
            message_id: string;
            payload: unknown;
            priority?: number;
            receive_count: number;
            schedule_id?: string;
            /** Format: date-time */
            scheduled_for?: string | null;
        };
        ConsumeOptions: {
            /** @default 10 */
            max_messages?: number | null;
            queue: string;
            /** @description Seconds to acknowledge in; the queue's own without it. */
            visibility_timeout?: number | null;
            /**
             * @description How long to wait for a first message.
             * @default 0
             */
            wait_seconds?: number | null;
        };
        /**
         * @description Five fields, six (seconds first) or seven, or a nickname; several are joined into one schedule. H stands for a value that the schedule's id chooses.
         * @example 0 9 * * *
         */
        Cron: string | string[] | null;
        /** @description What is left out stays as it is. */
        CronChange: {
            /** @description Another name of schedule. */
            cron_expr?: string | null;
            headers?: {
                [key: string]: string;
            } | null;
            /** @description Another name of url, for a URL alone. */
            http_url?: string | null;
            /** @description Identical retries get the first answer. The header Idempotency-Key does the same. */
            idempotency_key?: string | null;
            /** @enum {string|null} */
            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE" | null;
            /** @description For people; the task where it is missing. */
            name?: string | null;
            /** @description Sent with each run: any JSON value. */
            payload?: unknown;
            /**
             * @description Attempts after a failure.
             * @default 3
             */
            retries?: number | null;
            /** @description Another name of retries. */
            retry?: number | null;
            /**
             * Format: date-time
             * @description One run at this time, instead of a schedule.
             */
            run_at?: string | null;
            /** @description Five fields, such as 0 9 * * *. */
            schedule?: string | null;
            /** @description Another name of url. */
            task?: string | null;
            /** @enum {string|null} */
            task_type?: "http_url" | "queue" | null;
            /** @description Another name of url. */
            task_url?: string | null;
            /**
             * @description What one attempt may take.
             * @default 300
             */
            timeout_seconds?: number | null;
            /**
             * @description An IANA zone.
             * @default UTC
             */
            timezone?: string | null;
            /** @description A URL, which gets a POST, or the name of a queue. */
            url?: string | null;
        };
        CronDeleted: {
            cron_id?: string;
            /** @constant */
            deleted: true;
            id: string;
            job_id?: string;
        };
        CronList: {
            items: components["schemas"]["CronRecord"][];
            next_cursor: string | null;
            total: number;
        };
        /** @description schedule or run_at, and url or task, are needed. */
        CronOptions: {
            /** @description Another name of schedule. */
            cron_expr?: string | null;
            headers?: {
                [key: string]: string;
            } | null;
            /** @description Another name of url, for a URL alone. */
            http_url?: string | null;
            /** @description Identical retries get the first answer. The header Idempotency-Key does the same. */
            idempotency_key?: string | null;
            /** @enum {string|null} */
            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE" | null;
            /** @description For people; the task where it is missing. */
            name?: string | null;
            /** @description Sent with each run: any JSON value. */
            payload?: unknown;
            /**
             * @description Attempts after a failure.
             * @default 3
             */
            retries?: number | null;
            /** @description Another name of retries. */
            retry?: number | null;
            /**
             * Format: date-time
             * @description One run at this time, instead of a schedule.
             */
            run_at?: string | null;
            /** @description Five fields, such as 0 9 * * *. */
            schedule?: string | null;
            /** @description Another name of url. */
            task?: string | null;
            /** @enum {string|null} */
            task_type?: "http_url" | "queue" | null;
            /** @description Another name of url. */
            task_url?: string | null;
            /**
             * @description What one attempt may take.
             * @default 300
             */
            timeout_seconds?: number | null;
            /**
             * @description An IANA zone.
             * @default UTC
             */
            timezone?: string | null;
            /** @description A URL, which gets a POST, or the name of a queue. */
            url?: string | null;
        };
        CronRecord: {
            /** Format: date-time */
            created_at?: string;
            cron_id: string;
            enabled: boolean;
            id: string;
            job_id: string;
            /** Format: date-time */
            last_run_at?: string | null;
            name: string;
            /** Format: date-time */
            next_run_at: string | null;
            payload?: unknown;
            retries?: number;
            /** Format: date-time */
            run_at?: string | null;
            run_count?: number;
            schedule: string | null;
            /** @enum {string} */
            status?: "active" | "paused" | "completed" | "error";
            task?: string | null;
            timeout_seconds?: number;
            timezone?: string;
            /** Format: date-time */
            updated_at?: string;
            /** @description Null where the task is a queue. */
            url: string | null;
        };
        CronRun: {
            attempts: number;
            /** Format: date-time */
            created_at: string;
            cron_id: string;
            /** Format: date-time */
            finished_at: string | null;
            id: string;
            job_id: string;
            /** Format: date-time */
            next_attempt_at: string | null;
            run_id: string;
            /** Format: date-time */
            scheduled_for: string | null;
            state: components["schemas"]["InfraiState"];
            trigger: string;
        };
        CronRunList: {
            items: components["schemas"]["CronRun"][];
            next_cursor: string | null;
            total: number;
        };
        DeadMessage: {
            attempts: number;
            /** Format: date-time */
            dead_at: string;
            /** Format: date-time */
            enqueued_at: string;
            group_id: string | null;
            last_error: string | null;
            /** @description A task's id. */
            message_id: string;
            /** @description The exact JSON; null where there is none. */
            payload: unknown;
            /** @description A payload that is no JSON; payload is null then. */
            payload_base64?: string;
            /** @description The Content-Type of these bytes. */
            payload_type?: string;
            priority: number;
            schedule_id?: string;
            /** Format: date-time */
            scheduled_for?: string | null;
        };
        Deleted: {
            id: string;
            /** @constant */
            status: "deleted";
        };
        Discovery: {
            capabilities: components["schemas"]["Capability"][];
            /** Format: date-time */
            generated_at?: string;
            version: string;
        };
        Event: {
            breaker?: {
                origin?: string;
            };
            count?: number;
            error?: {
                reason?: string;
            };
            /** Format: date-time */
            from?: string;
            /** @description Grows by one from event to event of the whole server. */
            id: string;
            /** @description Absent: the whole server's. */
            namespace?: string;
            /** @description Of schedule.missed: why the slots became no tasks. */
            reason?: string;
            schedule?: {
                id?: string;
                name?: string | null;
            };
            target?: {
                name?: string;
                reason?: string;
            };
            task?: {
                /** @description The last one that has begun. */
                attempt?: number;
                /** Format: date-time */
                due_at?: string;
                id?: string;
                schedule_id?: string | null;
                /** Format: date-time */
                scheduled_for?: string | null;
                /** @description What the event has made of it. */
                status?: string;
                target?: unknown;
            };
            /** Format: date-time */
            timestamp: string;
            /** Format: date-time */
            to?: string;
            /** @enum {unknown} */
            type: "task.queued" | "task.processing" | "task.completed" | "task.retrying" | "task.failed" | "task.expired" | "task.cancelled" | "schedule.created" | "schedule.updated" | "schedule.deleted" | "schedule.paused" | "schedule.resumed" | "schedule.missed" | "schedule.error" | "schedule.recovered" | "queue.dead" | "target.disabled" | "target.enabled" | "breaker.opened" | "breaker.closed";
        };
        EventPage: {
            events?: components["schemas"]["Event"][];
            more?: boolean;
            /** @description Where the next page begins: after. */
            next?: string;
            /** @description Events between the asked-for place and the first of these are not kept any more. */
            reset?: boolean;
        };
        Execution: {
            /** @description Of excluded ones: how many occurrences from here on rest. */
            count?: number;
            /**
             * Format: date-time
             * @description On the zone's own clock, with its offset.
             */
            local_time: string;
            /**
             * @description What a clock change does to it, or a day of rest.
             * @enum {unknown}
             */
            mark: "normal" | "moved_from_gap" | "repeated_hour" | "dropped" | "excluded";
            /**
             * @description Why, in a sentence; where the mark is not normal.
             * @example 02:30 does not exist on 2026-03-29: fires at 03:00 instead
             */
            note?: string;
            /** Format: date-time */
            scheduled_for: string;
        };
        Extended: {
            id?: string;
            /** Format: date-time */
            lease_until: string;
            message_id: string;
        };
        ExtendOptions: {
            /** @description Proves which lease is meant. Without it, the lease that this api token has received by consume. */
            lease_token?: string | null;
            /** @description As it was consumed. */
            message_id: string;
            /** @description Of which the message must be. */
            queue?: string | null;
            /** @description From now on; as long as the first time without it. */
            visibility_timeout?: number | null;
        };
        Forecast: {
            /** @enum {unknown} */
            bucket: "minute" | "hour";
            /** @description Those in which something fires. */
            buckets: {
                /** Format: date-time */
                at: string;
                fires: number;
            }[];
            /** @description The targets at which most fires meet, the worst first. */
            collisions: {
                /** Format: date-time */
                at: string;
                fires: number;
                schedules: {
                    name: string | null;
                    schedule_id: string;
                }[];
                schedules_total: number;
                target: string;
                /** @description At how many instants as many meet. */
                times: number;
            }[];
            /**
             * Format: date-time
             * @description How far was looked for collisions.
             */
            collisions_until: string;
            fires: number;
            /** Format: date-time */
            from: string;
            /** @description For each collision, changes of schedules (their fields from and to) that spread it; of all that meet. */
            proposals: {
                peak_now: number;
                peak_then: number;
                schedules: {
                    /**
                     * @example {
                     *       "cron": {
                     *         "from": "0 9 * * *",
                     *         "to": "H 9 * * *"
                     *       }
                     *     }
                     */
                    diff: Record<string, never>;
                    name: string | null;
                    schedule_id: string;
                }[];
                target: string;
            }[];
            schedules: number;
            /** Format: date-time */
            to: string;
            transitions: {
                /** Format: date-time */
                at: string;
                changes: {
                    mark: string;
                    name: string | null;
                    note: string;
                    schedule_id: string;
                    /** Format: date-time */
                    scheduled_for: string;
                }[];
                changes_total: number;
                offset_after_seconds: number;
                offset_before_seconds: number;
                timezone: string;
            }[];
        };
        Gap: {
            count: number;
            /** Format: date-time */
            decided_at: string;
            explanation: string;
            /** Format: date-time */
            from: string;
            /** @enum {unknown} */
            reason: "overlap" | "catch_up" | "too_old" | "paused" | "too_many" | "edited" | "bad_target" | "calendar" | "dependency";
            /** Format: date-time */
            to: string;
        };
        Health: {
            /** @constant */
            product: "belfry";
            /** @constant */
            status: "ok";
            version: string;
        };
        InfraiDeadLetters: {
            items: {
                attempts?: number;
                /** Format: date-time */
                dead_at?: string;
                /** Format: date-time */
                enqueued_at?: string;
                group_id?: string | null;
                id?: string;
                last_error?: string | null;
                message_id?: string;
                payload?: unknown;
                priority?: number;
            }[];
            next_cursor?: string | null;
            total: number;
        };
        /** @description What every answer has beside data. The members of data stand at the top, too. */
        InfraiEnvelope: {
            error: null;
            metadata: components["schemas"]["InfraiMetadata"];
            /** @constant */
            ok: true;
        };
        InfraiError: {
            /** @enum {string} */
            code: "INVALID_ARGUMENT" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "PAYLOAD_TOO_LARGE" | "IDEMPOTENCY_KEY_REUSED" | "RATE_LIMITED" | "UNAVAILABLE" | "INTERNAL";
            field?: string;
            hint: string;
            message: string;
            /** @description Belfry's own code, which tells more. */
            reason: string;
            retryable: boolean;
        };
        InfraiMetadata: {
            request_id: string;
            /** Format: date-time */
            timestamp: string;
        };
        InfraiQueue: {
            /** Format: date-time */
            created_at?: string;
            dead?: number;
            dead_letter_queue?: string | null;
            delayed?: number;
            leased?: number;
            max_retries: number;
            message_retention_days?: number;
            name: string;
            oldest_age_seconds?: number | null;
            paused?: boolean;
            /** @description A URL, or null. */
            push_endpoint?: unknown;
            queue?: string;
            ready?: number;
            /** @enum {string} */
            type: "standard" | "fifo";
            visibility_timeout_default?: number;
            waiting?: number;
        };
        InfraiQueueDone: {
            deleted?: boolean;
            name: string;
            purged: number;
        };
        InfraiQueueList: {
            items: components["schemas"]["InfraiQueue"][];
            total: number;
        };
        InfraiRedriven: {
            redriven: number;
        };
        InfraiRedriveOptions: {
            /** @description The oldest of them; all without it. */
            max_messages?: number | null;
        };
        InfraiRefusal: {
            data: null;
            error: components["schemas"]["InfraiError"];
            metadata: components["schemas"]["InfraiMetadata"];
            /** @constant */
            ok: false;
        };
        /** @enum {string} */
        InfraiState: "queued" | "delivering" | "retrying" | "delivered" | "failed" | "cancelled" | "expired";
        Ledger: {
            fired: number;
            /** Format: date-time */
            from: string;
            gaps: components["schemas"]["Gap"][];
            missed: number;
            /**
             * Format: date-time
             * @description Where the next answer goes on; null: the span is complete.
             */
            next_from: string | null;
            /** @description fired and missed together. */
            occurrences: number;
            schedule_id: string;
            tasks: {
                /** Format: date-time */
                scheduled_for: string;
                status: components["schemas"]["TaskState"];
                task_id: string;
            }[];
            /** Format: date-time */
            to: string;
        };
        /** @description A message of JSON-RPC 2.0; an array of them in version 2025-03-26. */
        McpMessage: {
            error?: {
                code: number;
                data?: Record<string, never>;
                message: string;
            };
            id?: string | number | null;
            /** @constant */
            jsonrpc?: "2.0";
            method?: string;
            params?: Record<string, never>;
            result?: Record<string, never>;
        } | unknown[];
        MemberCounts: {
            cancelled?: number;
            completed?: number;
            expired?: number;
            failed?: number;
            pending?: number;
            total?: number;
        };
        Message: {
            attempts: number;
            /** Format: date-time */
            enqueued_at: string;
            group_id: string | null;
            /** @description A task's id. */
            message_id: string;
            /** @description The exact JSON; null where there is none. */
            payload: unknown;
            /** @description A payload that is no JSON; payload is null then. */
            payload_base64?: string;
            /** @description The Content-Type of these bytes. */
            payload_type?: string;
            priority: number;
            schedule_id?: string;
            /** Format: date-time */
            scheduled_for?: string | null;
        };
        MessageDraft: {
            dedup_id?: string | null;
            /** @description Until it can be received. */
            delay_seconds?: number;
            /** @description After its delay; the queue's retention at the latest. */
            expires_after_seconds?: number;
            group_id?: string | null;
            /** @description Any JSON value, at most 1 MiB of text. */
            payload?: unknown;
            /** @default 0 */
            priority?: number;
        };
        Nacked: {
            id?: string;
            message_id: string;
            nacked?: boolean;
        };
        NackOptions: {
            /** @description Until it comes again. */
            delay_seconds?: number | null;
            /** @description Why, for people. */
            error?: string | null;
            /** @description Proves which lease is meant. Without it, the lease that this api token has received by consume. */
            lease_token?: string | null;
            /** @description As it was consumed. */
            message_id: string;
            /** @description Of which the message must be. */
            queue?: string | null;
        };
        NamedTarget: {
            breaker?: components["schemas"]["Breaker"];
            /** @description Attempts in flight at once. Default: the server's --target-concurrency. */
            concurrency?: number;
            /** Format: date-time */
            created_at: string;
            disabled: {
                /** Format: date-time */
                at: string;
                reason: string;
            } | null;
            /** @description A value may hold {{secret.NAME}}. */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description Told by url or queue where it is missing.
             * @enum {string}
             */
            kind: "http" | "queue";
            /**
             * @default POST
             * @enum {string}
             */
            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE";
            name: string;
            /** @default false */
            own_signing_secret?: boolean;
            queue?: string;
            /** @description No span of per_seconds sees more attempts than limit. */
            rate?: {
                limit: number;
                /** @default 1 */
                per_seconds?: number;
            };
            /** @description The name of a rate limiter that it shares with others. */
            rate_limiter?: string | null;
            /**
             * @description Kept of an answer's body.
             * @default 65536
             */
            response_capture_bytes?: number;
            retry?: components["schemas"]["Retry"];
            /** @description Statuses that complete a task: "200-299,304", or an array of these. Default: 200-299. */
            success_codes?: string | (number | string)[];
            timeout_seconds?: number;
            /** Format: date-time */
            updated_at: string;
            /** Format: uri */
            url?: string;
        };
        NamedTargetSpec: {
            /** @description As answers show it: passed over here. */
            readonly breaker?: unknown;
            /** @description Attempts in flight at once. Default: the server's --target-concurrency. */
            concurrency?: number;
            /** @description As answers show it: passed over here. */
            readonly created_at?: unknown;
            /** @description As answers show it: passed over here. */
            readonly disabled?: unknown;
            /** @description A value may hold {{secret.NAME}}. */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description Told by url or queue where it is missing.
             * @enum {string}
             */
            kind?: "http" | "queue";
            /**
             * @default POST
             * @enum {string}
             */
            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE";
            /** @description As answers show it: passed over here. */
            readonly name?: unknown;
            /** @default false */
            own_signing_secret?: boolean;
            queue?: string;
            /** @description No span of per_seconds sees more attempts than limit. */
            rate?: {
                limit: number;
                /** @default 1 */
                per_seconds?: number;
            };
            /** @description The name of a rate limiter that it shares with others. */
            rate_limiter?: string | null;
            /**
             * @description Kept of an answer's body.
             * @default 65536
             */
            response_capture_bytes?: number;
            retry?: components["schemas"]["Retry"];
            /** @description Statuses that complete a task: "200-299,304", or an array of these. Default: 200-299. */
            success_codes?: string | (number | string)[];
            timeout_seconds?: number;
            /** @description As answers show it: passed over here. */
            readonly updated_at?: unknown;
            /** Format: uri */
            url?: string;
        };
        NewAccountWebhook: {
            /** Format: date-time */
            created_at?: string;
            description?: string | null;
            events: string[];
            id: string;
            /** @description Signs what it is told; shown this once. */
            secret: string;
            /** @description The named target that it is. */
            target?: string;
            url: string | null;
            webhook_id?: string;
        };
        NewBatch: {
            cancelled?: number;
            /** Format: date-time */
            cancelled_at?: string | null;
            completed?: number;
            /** Format: date-time */
            created_at: string;
            description?: string | null;
            errors?: {
                code?: string;
                detail?: string;
                field?: string;
                hint?: string;
                index?: number;
            }[];
            expired?: number;
            /** Format: date-time */
            expires_at?: string | null;
            failed?: number;
            /** Format: date-time */
            finished_at?: string | null;
            id: string;
            /** @description Not in lists. */
            notifications?: components["schemas"]["BatchNotifications"] | null;
            /** @description Not in lists. */
            options?: components["schemas"]["BatchOptions"] | null;
            pending?: number;
            /** @description The part of the tasks that has ended, from 0 to 1. */
            progress?: number;
            /**
             * @description processing until all tasks have ended; then the worst of their ends.
             * @enum {unknown}
             */
            status: "processing" | "completed" | "failed" | "cancelled" | "expired";
            /** @description The tasks' ids, in the order of the request; null for one that was refused. */
            tasks?: (string | null)[];
            total?: number;
        };
        NewToken: components["schemas"]["Token"] & {
            token: string;
        };
        /** @description For ?cursor= of the next page; null at the end. A page that has grown over 8 MiB ends before its limit. */
        NextCursor: string | null;
        /** @description Who is told of the events, each by a task of its own: one receiver, or up to 10. */
        Notifications: components["schemas"]["Receiver"] | components["schemas"]["Receiver"][] | null;
        Preview: {
            /** @description What clock changes and days of rest leave out up to the last execution. */
            dropped: components["schemas"]["Execution"][];
            executions: components["schemas"]["Execution"][];
            schedule_id: string;
        };
        /** @description RFC 9457. */
        Problem: {
            /** @description Stable, for programs. */
            code: string;
            detail: string;
            /** @description The input at fault. */
            field?: string;
            /** @description How to mend it. */
            hint: string;
            status: number;
            title: string;
            /** Format: uri-reference */
            type: string;
        };
        PublishBatchOptions: {
            /** @description Identical retries get the first answer. The header Idempotency-Key does the same. */
            idempotency_key?: string | null;
            messages: {
                /** @description Published once within 5 minutes. */
                dedup_id?: string | null;
                /** @description Up to 7 days. */
                delay_seconds?: number | null;
                /** @description Messages of a group come one after the other. */
                group_id?: string | null;
                /** @description Any JSON value of up to 256 KiB. */
                payload: unknown;
                /** @description A larger one goes first. */
                priority?: number | null;
                queue?: string | null;
            }[];
            queue?: string | null;
        };
        Published: {
            id: string;
            message_id: string;
            queue: string;
        };
        PublishedBatch: {
            items: {
                id?: string;
                message_id?: string;
            }[];
            message_ids: string[];
            queue: string;
        };
        PublishOptions: {
            /** @description Published once within 5 minutes. */
            dedup_id?: string | null;
            /** @description Up to 7 days. */
            delay_seconds?: number | null;
            /** @description Messages of a group come one after the other. */
            group_id?: string | null;
            /** @description Identical retries get the first answer. The header Idempotency-Key does the same. */
            idempotency_key?: string | null;
            /** @description Any JSON value of up to 256 KiB. */
            payload: unknown;
            /** @description A larger one goes first. */
            priority?: number | null;
            /** @description Made where it is new. */
            queue: string;
        };
        PushSubscription: {
            /** @description A URL; 2xx acknowledges. */
            endpoint: string;
        };
        Queue: {
            /** Format: date-time */
            created_at: string;
            /** @description Received in vain too often. */
            dead: number;
            dead_letter_queue?: string | null;
            dedup_window_seconds: number;
            /** @description Not due yet. */
            delayed: number;
            fifo?: boolean;
            lease_seconds: number;
            /** @description Held by consumers. */
            leased: number;
            max_receives: number;
            name: string;
            /** @description Since the oldest ready message was published. */
            oldest_age_seconds: number | null;
            paused: boolean;
            per_second?: {
                acked: number;
                published: number;
                received: number;
            };
            push: components["schemas"]["Target"] | null;
            /** @description Can be received now. Counts end at 1,000,000. */
            ready: number;
            retention_seconds: number;
            /** Format: date-time */
            updated_at: string;
            /** @description Behind the head of their group. */
            waiting: number;
        };
        QueueDraft: {
            /** @description As answers show it: passed over here. */
            readonly created_at?: unknown;
            /** @description As answers show it: passed over here. */
            readonly dead?: unknown;
            /** @description A queue that gets a copy of each message that is dead. It must exist. */
            dead_letter_queue?: string | null;
            /**
             * @description How long a dedup_id is remembered.
             * @default 300
             */
            dedup_window_seconds?: number;
            /** @description As answers show it: passed over here. */
            readonly delayed?: unknown;
            /**
             * @description Messages without a group are of one group: they come one after the other.
             * @default false
             */
            fifo?: boolean;
            /**
             * @description How long a consumer holds a message that it receives without saying.
             * @default 30
             */
            lease_seconds?: number;
            /** @description As answers show it: passed over here. */
            readonly leased?: unknown;
            /**
             * @description A message that was held in vain so often is dead.
             * @default 10
             */
            max_receives?: number;
            /** @description As answers show it: passed over here. */
            readonly name?: unknown;
            /** @description As answers show it: passed over here. */
            readonly oldest_age_seconds?: unknown;
            /** @description As answers show it: passed over here. */
            readonly paused?: unknown;
            /** @description As answers show it: passed over here. */
            readonly per_second?: unknown;
            /** @description A URL, or the name of a target of kind http: messages are pushed there. */
            push?: components["schemas"]["Target"] | null;
            /** @description As answers show it: passed over here. */
            readonly ready?: unknown;
            /**
             * @description A message that is this old expires.
             * @default 1209600
             */
            retention_seconds?: number;
            /** @description As answers show it: passed over here. */
            readonly updated_at?: unknown;
            /** @description As answers show it: passed over here. */
            readonly waiting?: unknown;
        };
        QueueOptions: {
            /** @description Gets a copy of each dead message; it must exist. */
            dead_letter_queue?: string | null;
            /** @description Priorities count in every queue. */
            enable_priority?: boolean | null;
            /** @description Identical retries get the first answer. The header Idempotency-Key does the same. */
            idempotency_key?: string | null;
            /**
             * @description Times that a message may come again.
             * @default 9
             */
            max_retries?: number | null;
            /** @default 14 */
            message_retention_days?: number | null;
            name: string;
            /**
             * @default standard
             * @enum {string|null}
             */
            type?: "standard" | "fifo" | null;
            /** @default 30 */
            visibility_timeout_default?: number | null;
        };
        RateLimiter: {
            config: components["schemas"]["RateLimiterConfig"];
            /** Format: date-time */
            created_at: string;
            description?: string | null;
            id: string;
            /** @description Attempts in flight that went through it. */
            in_use?: number;
            name: string;
            timeouts?: {
                /** @description Kept and shown. */
                queue_timeout?: number;
                /** @description Seconds that an attempt may take. */
                validity_timeout?: number;
            } | null;
            /** @enum {unknown} */
            type: "concurrent" | "window" | "bucket" | "leaky";
            /** Format: date-time */
            updated_at: string;
            /** @description Attempts that are claimed and wait for it, or for their lane. */
            waiting?: number;
        };
        /** @description concurrent: limit; window: limit, interval; bucket: capacity, refill_rate; leaky: rate. All that the type has are needed. */
        RateLimiterConfig: {
            /** @description Tokens of a full bucket. */
            capacity?: number;
            /** @description Seconds. */
            interval?: number;
            /** @description Attempts in flight, or in any span of interval. */
            limit?: number;
            /** @description Attempts a second, evenly spaced. */
            rate?: number;
            /** @description Tokens a second. */
            refill_rate?: number;
        };
        RateLimiterDraft: {
            config?: components["schemas"]["RateLimiterConfig"];
            /** @description As answers show it: passed over here. */
            readonly created_at?: unknown;
            description?: string | null;
            /** @description As answers show it: passed over here. */
            readonly id?: unknown;
            /** @description As answers show it: passed over here. */
            readonly in_use?: unknown;
            /** @description Needed at creation. */
            name?: string;
            timeouts?: {
                /** @description Kept and shown. */
                queue_timeout?: number;
                /** @description Seconds that an attempt may take. */
                validity_timeout?: number;
            } | null;
            /**
             * @description Needed at creation.
             * @enum {unknown}
             */
            type?: "concurrent" | "window" | "bucket" | "leaky";
            /** @description As answers show it: passed over here. */
            readonly updated_at?: unknown;
            /** @description As answers show it: passed over here. */
            readonly waiting?: unknown;
        };
        RateLimiterList: {
            data?: components["schemas"]["RateLimiter"][];
            total?: number;
        };
        RatError: {
            error: {
                /** @enum {unknown} */
                code: "INVALID_ARGUMENT" | "FORBIDDEN" | "NOT_FOUND" | "ALREADY_EXISTS" | "RESOURCE_EXHAUSTED" | "INTERNAL" | "UNAVAILABLE";
                message: string;
                /** @enum {unknown} */
                type: "VALIDATION" | "AUTHORIZATION" | "NOT_FOUND" | "CONFLICT" | "RATE_LIMIT" | "INTERNAL" | "UNAVAILABLE";
            };
        };
        RatFeatures: {
            /** @constant */
            edition: "community";
            landing_zones: boolean;
            multi_user: boolean;
            namespaces: boolean;
            plugins: Record<string, never>;
        };
        RatMe: {
            display_name: string;
            email: string;
            roles: ("read" | "write" | "admin")[];
            user_id: string;
        };
        RatNamespace: {
            /** Format: date-time */
            created_at: string;
            created_by: string | null;
            description: string;
            name: string;
        };
        RatNamespaceChange: {
            description: string;
        } & {
            [key: string]: unknown;
        };
        RatNamespaceDraft: {
            name: string;
        } & {
            [key: string]: unknown;
        };
        RatNewPipeline: {
            files_created: string[];
            /** @enum {unknown} */
            layer: "bronze" | "silver" | "gold";
            name: string;
            namespace: string;
            s3_path: string;
        };
        RatPipeline: {
            /** Format: date-time */
            created_at: string;
            description: string;
            draft_dirty: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            layer: "bronze" | "silver" | "gold";
            max_versions: number;
            name: string;
            namespace: string;
            owner: string | null;
            s3_path: string;
            source: string | null;
            type: string;
            unique_key: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        RatPipelineChange: {
            description?: string | null;
            owner?: string | null;
            type?: string | null;
        } & {
            [key: string]: unknown;
        };
        RatPipelineDraft: {
            description?: string | null;
            /** @enum {unknown} */
            layer: "bronze" | "silver" | "gold";
            name: string;
            namespace: string;
            source?: string | null;
            /** @description Belfry's own: where the runs go, as a named target's spec, a URL, or queue:NAME. Without it: queue:pipelines. */
            target?: string | {
                [key: string]: unknown;
            } | null;
            /** @default sql */
            type?: string | null;
            unique_key?: string | null;
        } & {
            [key: string]: unknown;
        };
        RatRun: {
            /** Format: date-time */
            created_at: string;
            duration_ms: number | null;
            error: string | null;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            logs_s3_path: null;
            /** Format: uuid */
            pipeline_id: string;
            rows_written: null;
            /** Format: date-time */
            started_at: string | null;
            /** @enum {unknown} */
            status: "pending" | "running" | "success" | "failed" | "cancelled";
            /**
             * @example manual
             * @example schedule:0 * * * *
             */
            trigger: string;
        };
        RatRunDraft: {
            /** @enum {unknown} */
            layer: "bronze" | "silver" | "gold";
            namespace: string;
            pipeline: string;
            /** @default manual */
            trigger?: string | null;
        } & {
            [key: string]: unknown;
        };
        RatRunLogs: {
            logs: {
                /** @enum {unknown} */
                level: "info" | "error";
                message: string;
                /** Format: date-time */
                timestamp: string;
            }[];
            /** @enum {unknown} */
            status: "pending" | "running" | "success" | "failed" | "cancelled";
        };
        RatRunStatus: {
            /** Format: uuid */
            run_id: string;
            /** @enum {unknown} */
            status: "pending" | "running" | "success" | "failed" | "cancelled";
        };
        RatSchedule: {
            /** Format: date-time */
            created_at: string;
            /** @description Five fields, in UTC. */
            cron: string;
            enabled: boolean;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description The slot of the last run.
             */
            last_run_at: string | null;
            /**
             * Format: uuid
             * @description null once the run is no longer kept.
             */
            last_run_id: string | null;
            /** @enum {unknown} */
            layer: "bronze" | "silver" | "gold";
            namespace: string;
            /**
             * Format: date-time
             * @description null while it is disabled.
             */
            next_run_at: string | null;
            pipeline: string;
            /** Format: uuid */
            pipeline_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        RatScheduleChange: {
            cron?: string | null;
            enabled?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        RatScheduleDraft: {
            /** @example 0 * * * * */
            cron: string;
            /** @default true */
            enabled?: boolean | null;
            /** @enum {unknown} */
            layer: "bronze" | "silver" | "gold";
            namespace: string;
            pipeline: string;
        } & {
            [key: string]: unknown;
        };
        RatTrigger: {
            config: {
                [key: string]: unknown;
            };
            cooldown_seconds: number;
            /** Format: date-time */
            created_at: string;
            enabled: boolean;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            last_run_id: string | null;
            /** Format: date-time */
            last_triggered_at: string | null;
            /** Format: uuid */
            pipeline_id: string;
            /** @enum {unknown} */
            type: "cron" | "cron_dependency" | "pipeline_success" | "webhook";
            /** Format: date-time */
            updated_at: string;
            /** @description Of a webhook, in the answer to its making alone. */
            webhook_token?: string;
            /** @description Of a webhook. */
            webhook_url?: string;
        };
        RatTriggerChange: {
            config?: {
                [key: string]: unknown;
            } | null;
            cooldown_seconds?: number | null;
            enabled?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        RatTriggerDraft: {
            /** @description cron: {cron_expr}. cron_dependency: {cron_expr, dependencies: ["namespace.layer.pipeline"]}. pipeline_success: {namespace, layer, pipeline}. webhook: none. */
            config?: {
                [key: string]: unknown;
            } | null;
            /** @default 0 */
            cooldown_seconds?: number | null;
            /** @default true */
            enabled?: boolean | null;
            /**
             * @description RAT's landing_zone_upload and file_pattern are answered with 404: there are no landing zones.
             * @enum {unknown}
             */
            type: "cron" | "cron_dependency" | "pipeline_success" | "webhook";
        } & {
            [key: string]: unknown;
        };
        Readiness: {
            checks: {
                [key: string]: {
                    reason?: string;
                    /** @enum {unknown} */
                    status: "ok" | "failed";
                };
            };
            /** @constant */
            product: "belfry";
            /** @enum {unknown} */
            status: "ready" | "not_ready";
            version: string;
        };
        ReceivedMessage: {
            attempt: number;
            /** @description What an earlier attempt has left. */
            checkpoint?: unknown;
            /** Format: date-time */
            enqueued_at: string;
            group_id: string | null;
            /** @description What came with the task. */
            lease_token: string;
            /** Format: date-time */
            lease_until: string;
            /** @description A task's id. */
            message_id: string;
            /** @description The exact JSON; null where there is none. */
            payload: unknown;
            /** @description A payload that is no JSON; payload is null then. */
            payload_base64?: string;
            /** @description The Content-Type of these bytes. */
            payload_type?: string;
            priority: number;
            schedule_id?: string;
            /** Format: date-time */
            scheduled_for?: string | null;
        };
        ReceiveDraft: {
            /** @description How long they are held; the queue's own where it is missing. */
            lease_seconds?: number;
            /** @default 1 */
            max?: number;
            /**
             * @description How long to wait for the first one.
             * @default 0
             */
            wait_seconds?: number;
        };
        Receiver: string | {
            /** @description Names such as task.failed, or task.*. Absent: all but task.retrying. */
            events?: string[] | null;
            headers?: {
                [key: string]: string;
            };
            /** @enum {unknown} */
            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE";
            /** @description In the place of url: any target's name. */
            target?: string;
            url?: string;
        };
        ResourceMetadata: {
            authorization_servers: string[];
            bearer_methods_supported: "header"[];
            /** Format: uri */
            resource: string;
            resource_name?: string;
            scopes_supported: ("belfry:read" | "belfry:write" | "belfry:admin")[];
        };
        /** @description How often and when a task is tried again; delays count from the end of the attempt before. */
        Retry: {
            delays_seconds?: number[];
            factor?: number;
            initial_seconds?: number;
            jitter?: number;
            max_retries?: number;
            max_seconds?: number;
            /**
             * @description taskhook: n^4 + 15 + random(10) * (n + 1) seconds before the n-th retry.
             * @enum {unknown}
             */
            strategy?: "taskhook" | "exponential" | "fixed" | "list";
            timeout_seconds?: number;
        };
        Revoked: {
            id: string;
            /** @constant */
            status: "revoked";
        };
        RotatedSecret: components["schemas"]["SigningSecret"] & {
            overlap_seconds: number;
        };
        RulePreview: {
            anchor?: string;
            cron?: unknown;
            dropped: components["schemas"]["Execution"][];
            dst: string;
            every?: string;
            executions: components["schemas"]["Execution"][];
            explain: string;
            min_interval_seconds: number | null;
            timezone: string;
            warnings?: components["schemas"]["Warning"][];
        };
        Schedule: {
            /**
             * Format: date-time
             * @description Of every: the instant that its steps count from; 1970-01-01T00:00:00Z where it is not given.
             */
            anchor?: string;
            /**
             * @description What becomes of slots that a downtime missed. all by default.
             * @enum {unknown}
             */
            catch_up: "all" | "latest" | "none";
            /** @description Slots missed for longer become a gap; null: no bound. */
            catch_up_window_seconds: number | null;
            /** @description How long before its slot a task's row appears. 300 by default. */
            create_ahead_seconds: number;
            /** Format: date-time */
            created_at: string;
            cron: components["schemas"]["Cron"];
            dialect: string;
            /**
             * @description What becomes of times that a clock change skips or repeats.
             * @enum {unknown}
             */
            dst: "vixie" | "ocps14" | "instant";
            /**
             * @description Of rrule: ISO 8601, or as in a calendar file; midnight of 1 January 1970 where it is not given. COUNT needs it.
             * @example 20260101T090000
             */
            dtstart?: string;
            /** @default true */
            enabled: boolean;
            /**
             * Format: date-time
             * @description The schedule's last instant; null: open.
             */
            end_at: string | null;
            /** @description Why an active schedule cannot be computed (its zone has vanished, say); it heals by itself. */
            error: {
                reason: string;
                /** Format: date-time */
                since: string;
            } | null;
            /**
             * @description In the place of cron: an interval of real time, counted from the anchor and never from the last run.
             * @example 90s
             * @example 2h
             * @example PT15M
             */
            every?: string;
            /** @description Calendars on whose days it rests. */
            exclude_calendars: string[] | null;
            /** @description Of rrule: times that are taken out. */
            exdate?: string | string[];
            execution_count: number;
            /** @description The rule in plain English; where one schedule is shown. */
            explain?: string | null;
            id: string;
            jitter_seconds: number;
            labels: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description The last slot that became a task: the slot, not the moment.
             */
            last_execution_at: string | null;
            /** @description null: no bound. */
            max_runs: number | null;
            /** @description The smallest distance between any two occurrences, over the whole calendar; null: fewer than two exist. */
            min_interval_seconds?: number | null;
            name: string | null;
            /**
             * Format: date-time
             * @description The next slot that has not begun.
             */
            next_execution_at: string | null;
            notifications?: components["schemas"]["Notifications"];
            /**
             * @description What becomes of a slot while an earlier task is not at its end. skip by default.
             * @enum {unknown}
             */
            overlap: "allow" | "skip" | "buffer_one" | "cancel_previous";
            /** @description Of rrule: times that are added. */
            rdate?: string | string[];
            /**
             * @description In the place of cron: a rule of iCalendar (RFC 5545), or its lines as in a calendar file.
             * @example FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
             */
            rrule?: string;
            /**
             * Format: date-time
             * @description The schedule's first instant; null: open.
             */
            start_at: string | null;
            /** @enum {unknown} */
            status: "active" | "disabled" | "error" | "deleted";
            task_template: components["schemas"]["TaskTemplate"];
            /**
             * @description An IANA zone.
             * @example America/New_York
             */
            timezone: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What to beware of; in the answer to a create, where there is something. */
            warnings?: components["schemas"]["Warning"][];
        };
        /** @description Exactly one of cron, every and rrule (a null counts as none); timezone is needed by all but every. */
        ScheduleDraft: {
            /**
             * Format: date-time
             * @description Of every: the instant that its steps count from; 1970-01-01T00:00:00Z where it is not given.
             */
            anchor?: string | null;
            /**
             * @description What becomes of slots that a downtime missed. all by default.
             * @enum {unknown}
             */
            catch_up?: "all" | "latest" | "none";
            /** @description Slots missed for longer become a gap; null: no bound. */
            catch_up_window_seconds?: number | null;
            /** @description How long before its slot a task's row appears. 300 by default. */
            create_ahead_seconds?: number;
            cron?: components["schemas"]["Cron"];
            /**
             * @description What becomes of times that a clock change skips or repeats.
             * @enum {unknown}
             */
            dst?: "vixie" | "ocps14" | "instant";
            /**
             * @description Of rrule: ISO 8601, or as in a calendar file; midnight of 1 January 1970 where it is not given. COUNT needs it.
             * @example 20260101T090000
             */
            dtstart?: string | null;
            /** @default true */
            enabled?: boolean;
            /**
             * Format: date-time
             * @description The schedule's last instant; null: open.
             */
            end_at?: string | null;
            /**
             * @description In the place of cron: an interval of real time, counted from the anchor and never from the last run.
             * @example 90s
             * @example 2h
             * @example PT15M
             */
            every?: string | null;
            /** @description Calendars on whose days it rests. */
            exclude_calendars?: string[] | null;
            /** @description Of rrule: times that are taken out. */
            exdate?: string | string[] | null;
            jitter_seconds?: number;
            labels?: {
                [key: string]: string;
            };
            /** @description null: no bound. */
            max_runs?: number | null;
            name?: string | null;
            notifications?: components["schemas"]["Notifications"];
            /**
             * @description What becomes of a slot while an earlier task is not at its end. skip by default.
             * @enum {unknown}
             */
            overlap?: "allow" | "skip" | "buffer_one" | "cancel_previous";
            /** @description Of rrule: times that are added. */
            rdate?: string | string[] | null;
            /**
             * @description In the place of cron: a rule of iCalendar (RFC 5545), or its lines as in a calendar file.
             * @example FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
             */
            rrule?: string | null;
            /**
             * Format: date-time
             * @description The schedule's first instant; null: open.
             */
            start_at?: string | null;
            task_template: components["schemas"]["TaskTemplate"];
            /**
             * @description An IANA zone.
             * @example America/New_York
             */
            timezone?: string;
        };
        ScheduleList: {
            next_cursor: components["schemas"]["NextCursor"];
            schedules: components["schemas"]["Schedule"][];
            total: number;
        };
        SchedulePatch: {
            /**
             * Format: date-time
             * @description Of every: the instant that its steps count from; 1970-01-01T00:00:00Z where it is not given.
             */
            anchor?: string | null;
            /**
             * @description What becomes of slots that a downtime missed. all by default.
             * @enum {unknown}
             */
            catch_up?: "all" | "latest" | "none";
            /** @description Slots missed for longer become a gap; null: no bound. */
            catch_up_window_seconds?: number | null;
            /** @description How long before its slot a task's row appears. 300 by default. */
            create_ahead_seconds?: number;
            cron?: components["schemas"]["Cron"];
            /**
             * @description What becomes of times that a clock change skips or repeats.
             * @enum {unknown}
             */
            dst?: "vixie" | "ocps14" | "instant";
            /**
             * @description Of rrule: ISO 8601, or as in a calendar file; midnight of 1 January 1970 where it is not given. COUNT needs it.
             * @example 20260101T090000
             */
            dtstart?: string | null;
            /** @default true */
            enabled?: boolean;
            /**
             * Format: date-time
             * @description The schedule's last instant; null: open.
             */
            end_at?: string | null;
            /**
             * @description In the place of cron: an interval of real time, counted from the anchor and never from the last run.
             * @example 90s
             * @example 2h
             * @example PT15M
             */
            every?: string | null;
            /** @description Calendars on whose days it rests. */
            exclude_calendars?: string[] | null;
            /** @description Of rrule: times that are taken out. */
            exdate?: string | string[] | null;
            jitter_seconds?: number;
            labels?: {
                [key: string]: string;
            };
            /** @description null: no bound. */
            max_runs?: number | null;
            name?: string | null;
            notifications?: components["schemas"]["Notifications"];
            /**
             * @description What becomes of a slot while an earlier task is not at its end. skip by default.
             * @enum {unknown}
             */
            overlap?: "allow" | "skip" | "buffer_one" | "cancel_previous";
            /** @description Of rrule: times that are added. */
            rdate?: string | string[] | null;
            /**
             * @description In the place of cron: a rule of iCalendar (RFC 5545), or its lines as in a calendar file.
             * @example FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
             */
            rrule?: string | null;
            /**
             * Format: date-time
             * @description The schedule's first instant; null: open.
             */
            start_at?: string | null;
            task_template?: components["schemas"]["TaskTemplate"];
            /**
             * @description An IANA zone.
             * @example America/New_York
             */
            timezone?: string;
        };
        Secrets: {
            /** @description Named secrets, without their values. */
            secrets: {
                name: string;
                /** Format: date-time */
                updated_at: string;
            }[];
            signing: components["schemas"]["SigningSecret"][];
        };
        SigningSecret: {
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description null: the current one.
             */
            expires_at: string | null;
            id: string;
            /** @description whsec_ and base64, as Standard Webhooks has it. */
            secret: string;
        };
        /** @description A URL, the name of a named target, queue:NAME, or an object that says more of the request. Headers that carry the delivery itself (Host, Content-Length, webhook-*, Belfry-*, …) cannot be set. */
        Target: string | {
            headers?: {
                [key: string]: string;
            };
            /**
             * @default POST
             * @enum {unknown}
             */
            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE";
            /** Format: uri */
            url: string;
        };
        Task: {
            attempts: number;
            /** @description Of a batch's task alone. */
            batch_id?: string;
            /** Format: date-time */
            created_at: string;
            dialect: string;
            /**
             * Format: date-time
             * @description Of the next attempt; null once final.
             */
            due_at: string | null;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            /** @description Of a member of a fan-out alone. */
            group?: {
                /** @description The URL group's. */
                id?: string;
                /** @description Its place among the members, from 0. */
                index?: number;
                parent_id?: string;
            };
            group_info?: components["schemas"]["MemberCounts"];
            id: string;
            notifications?: components["schemas"]["Notifications"];
            payload?: unknown;
            payload_base64?: string;
            payload_type?: string;
            /** @description The name of a rate limiter; with a URL alone. */
            rate_limiter?: string;
            retries: number;
            retry?: components["schemas"]["Retry"];
            schedule_id: string | null;
            /**
             * Format: date-time
             * @description The slot; null for a task made by hand.
             */
            scheduled_for: string | null;
            status: components["schemas"]["TaskState"];
            tags: unknown;
            target: components["schemas"]["Target"];
            /** @enum {unknown} */
            trigger: "schedule" | "api" | "manual" | "notification";
            unique_id: string | null;
        };
        TaskDraft: {
            /** @description A time, or a duration from now such as PT10M. Absent: now. */
            execute_after?: string;
            /**
             * Format: date-time
             * @description The task expires then.
             */
            expires_after?: string;
            /** @description After its time; then the task expires. */
            expires_after_seconds?: number;
            notifications?: components["schemas"]["Notifications"];
            /** @description Any JSON value up to 1 MiB, nested at most 64 deep, delivered byte for byte as it came. Absent: an empty body. */
            payload?: unknown;
            /** @description In the place of payload: up to 1 MiB of bytes that are no JSON, delivered as they are. */
            payload_base64?: string;
            /**
             * @description The Content-Type of these bytes.
             * @default application/octet-stream
             */
            payload_type?: string;
            /** @description The name of a rate limiter; with a URL alone. */
            rate_limiter?: string;
            retry?: components["schemas"]["Retry"];
            /** @description Another name for retry. */
            retry_policy?: components["schemas"]["Retry"];
            /** @description One tag or several. */
            tags?: string | string[];
            target: components["schemas"]["Target"];
            /** @description A second create with it answers the first task. */
            unique_id?: string;
        };
        TaskList: {
            next_cursor: components["schemas"]["NextCursor"];
            tasks: components["schemas"]["Task"][];
            /** @description Of the filter, whatever the page. */
            total: number;
        };
        /** @enum {unknown} */
        TaskState: "scheduled" | "queued" | "processing" | "retrying" | "completed" | "failed" | "cancelled" | "expired";
        TaskTemplate: {
            /** @description After its time; then the task expires. */
            expires_after_seconds?: number;
            notifications?: components["schemas"]["Notifications"];
            /** @description Any JSON value up to 1 MiB, nested at most 64 deep, delivered byte for byte as it came. Absent: an empty body. */
            payload?: unknown;
            /** @description In the place of payload: up to 1 MiB of bytes that are no JSON, delivered as they are. */
            payload_base64?: string;
            /**
             * @description The Content-Type of these bytes.
             * @default application/octet-stream
             */
            payload_type?: string;
            /** @description The name of a rate limiter; with a URL alone. */
            rate_limiter?: string;
            retry?: components["schemas"]["Retry"];
            /** @description Another name for retry. */
            retry_policy?: components["schemas"]["Retry"];
            /** @description One tag or several. */
            tags?: string | string[];
            target: components["schemas"]["Target"];
        };
        TensorlakeAllocation: {
            attempt_number: number;
            container_id: string;
            /** @description Milliseconds since 1970, UTC. */
            created_at: number;
            execution_duration_ms: number;
            executor_id: string;
            /** @enum {unknown} */
            failure_reason: "unknown" | "internal_error" | "function_error" | "function_timeout" | "cancelled" | null;
            function_executor_id: string;
            function_name: string;
            id: string;
            /** @enum {unknown} */
            outcome: "success" | "failure";
        };
        TensorlakeApplication: {
            /** @description Milliseconds since 1970, UTC. */
            created_at: number;
            /** @constant */
            description: "";
            entrypoint: {
                function_name: string;
                /** @constant */
                input_serializer: "json";
                /** @constant */
                output_serializer: "json";
                /** @constant */
                output_type_hints_base64: "";
            };
            /** @description One: the application itself, with its time limit and retries. */
            functions: {
                [key: string]: components["schemas"]["TensorlakeFunction"];
            };
            name: string;
            namespace: string;
            state: "active" | {
                disabled: {
                    reason: string;
                };
            };
            tags: Record<string, never>;
            /** @constant */
            tombstoned: false;
            /** @description Another one after each PUT of the target. */
            version: string;
        };
        TensorlakeCronDraft: {
            /**
             * @description Five fields.
             * @example 0 * * * *
             */
            cron_expression: string;
            /** @description Up to 1 MiB, decoded: the input of each invocation. */
            input_base64?: string | null;
        } & {
            [key: string]: unknown;
        };
        TensorlakeCronSchedule: {
            application_name: string;
            /** @description A counter that only grows; no time. */
            created_at: number;
            cron_expression: string;
            /** @constant */
            enabled: true;
            /** Format: uuid */
            id: string;
            last_fired_at_ms: number | null;
            /** @description Milliseconds since 1970, UTC. */
            next_fire_time_ms: number;
        };
        TensorlakeError: {
            error: string;
        };
        TensorlakeEvent: {
            AllocationCompleted?: {
                allocation_id: string;
                application_name: string;
                application_version: string;
                /** Format: date-time */
                created_at: string | null;
                executor_id: string;
                function_name: string;
                function_run_id: string;
                namespace: string;
                /** @enum {unknown} */
                outcome: "success" | "failure";
                request_id: string;
            };
            AllocationCreated?: {
                allocation_id: string;
                application_name: string;
                application_version: string;
                /** Format: date-time */
                created_at: string | null;
                executor_id: string;
                function_name: string;
                function_run_id: string;
                namespace: string;
                request_id: string;
            };
            FunctionRunCompleted?: {
                application_name: string;
                application_version: string;
                /** Format: date-time */
                created_at: string | null;
                function_name: string;
                function_run_id: string;
                namespace: string;
                /** @enum {unknown} */
                outcome: "success" | "failure";
                request_id: string;
            };
            FunctionRunCreated?: {
                application_name: string;
                application_version: string;
                /** Format: date-time */
                created_at: string | null;
                function_name: string;
                function_run_id: string;
                namespace: string;
                request_id: string;
            };
            RequestFinished?: {
                application_name: string;
                application_version: string;
                /** Format: date-time */
                created_at: string | null;
                namespace: string;
                outcome: components["schemas"]["TensorlakeOutcome"];
                request_id: string;
            };
            RequestStarted?: {
                application_name: string;
                application_version: string;
                /** Format: date-time */
                created_at: string | null;
                namespace: string;
                request_id: string;
            };
        };
        TensorlakeFunction: {
            /** @constant */
            description: "";
            /** @constant */
            max_concurrency: 0;
            name: string;
            placement_constraints: Record<string, never>;
            resources: {
                cpus: number;
                ephemeral_disk_mb: number;
                gpus: unknown[];
                memory_mb: number;
            };
            retry_policy: {
                delay_multiplier: number;
                initial_delay_sec: number;
                max_delay_sec: number;
                max_retries: number;
            };
            return_type: null;
            secret_names: unknown[];
            timeout_sec: number;
        };
        TensorlakeFunctionRun: {
            /** @description The attempts that have ended. */
            allocations: components["schemas"]["TensorlakeAllocation"][];
            application: string;
            application_version: string;
            child_function_run_ids: unknown[];
            /** @description Milliseconds since 1970, UTC. */
            created_at: number;
            /** @enum {unknown} */
            failure_reason: "unknown" | "internal_error" | "function_error" | "function_timeout" | "cancelled" | null;
            id: string;
            name: string;
            namespace: string;
            /** @enum {unknown} */
            outcome: "success" | "failure" | null;
            /** @enum {unknown} */
            status: "pending" | "enqueued" | "running" | "completed" | "failed";
        };
        TensorlakeLog: {
            application?: string;
            body?: string;
            logAttributes?: string;
            namespace?: string;
            resourceAttributes?: string[][];
            /** @description Milliseconds since 1970, UTC. */
            timestamp?: number;
            /** Format: uuid */
            uuid?: string;
        };
        /** @description null while it may still succeed. */
        TensorlakeOutcome: null | "success" | {
            /** @enum {unknown} */
            failure: "unknown" | "internal_error" | "function_error" | "function_timeout" | "cancelled";
        };
        TensorlakeRequest: {
            application_version: string;
            /** @description Milliseconds since 1970, UTC. */
            created_at: number;
            /** @enum {unknown} */
            failure_reason: "unknown" | "internal_error" | "function_error" | "function_timeout" | "cancelled" | null;
            function_runs: components["schemas"]["TensorlakeFunctionRun"][];
            id: string;
            outcome: components["schemas"]["TensorlakeOutcome"];
            request_error: null | {
                function_name: string;
                message: string;
            };
        };
        TensorlakeSecret: {
            /**
             * Format: date-time
             * @description When it was put last.
             */
            createdAt: string;
            /** @description Its name. */
            id: string;
            name: string;
        };
        TensorlakeSecretDraft: {
            name: string;
            value: string;
        };
        TensorlakeShortRequest: {
            application_version: string;
            /** @description Milliseconds since 1970, UTC. */
            created_at: number;
            /** @constant */
            function_runs_count: 1;
            id: string;
            outcome: components["schemas"]["TensorlakeOutcome"];
        };
        Token: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            id: string;
            /**
             * Format: date-time
             * @description To within a minute.
             */
            last_used_at: string | null;
            limits?: components["schemas"]["TokenLimits"];
            name: string;
            namespace: string;
            /** Format: date-time */
            revoked_at: string | null;
            /** @enum {unknown} */
            role: "read" | "write" | "admin";
        };
        TokenDraft: {
            /** Format: date-time */
            expires_at?: string | null;
            limits?: components["schemas"]["TokenLimits"];
            name: string;
            /** @description The namespace that it opens; * for all. The caller's where it is not given. */
            namespace?: string;
            /**
             * @default write
             * @enum {unknown}
             */
            role?: "read" | "write" | "admin";
        };
        /** @description What the token may at most do; not for the role admin. */
        TokenLimits: {
            /** @description Nothing is written: what can be tried dry may be tried. */
            dry_run?: boolean;
            /**
             * @description What is made with the token may call these alone, by URL or as a named target's or a queue's. *.example.org is every host below example.org.
             * @example [
             *       "api.example.com",
             *       "*.example.org"
             *     ]
             */
            hosts?: string[];
            /** @description Schedules made with the token that are not deleted. */
            max_schedules?: number;
            /** @description The least between two slots of a schedule. */
            min_interval_seconds?: number;
        } | null;
        TokenList: {
            tokens: components["schemas"]["Token"][];
            total: number;
        };
        UrlGroup: {
            /** Format: date-time */
            created_at: string;
            description?: string | null;
            id: string;
            name: string;
            /** Format: date-time */
            updated_at: string;
            urls: components["schemas"]["Target"][];
        };
        UrlGroupDraft: {
            /** @description As answers show it: passed over here. */
            readonly created_at?: unknown;
            description?: string | null;
            /** @description As answers show it: passed over here. */
            readonly id?: unknown;
            /** @description Letters, digits, '-', '_' and '.'. Needed at creation. */
            name?: string;
            /** @description As answers show it: passed over here. */
            readonly updated_at?: unknown;
            /** @description Any targets but groups. Needed at creation. */
            urls?: components["schemas"]["Target"][];
        };
        UrlGroupList: {
            data?: components["schemas"]["UrlGroup"][];
            total?: number;
        };
        Warning: {
            code: string;
            detail: string;
        };
        WebhookDelivery: {
            attempts?: number;
            /** Format: date-time */
            created_at?: string;
            delivery_id: string;
            /** Format: date-time */
            finished_at?: string | null;
            id: string;
            /** Format: date-time */
            next_attempt_at?: string | null;
            state: components["schemas"]["InfraiState"];
            task?: string | null;
            url?: string | null;
        };
        WebhookDeliveryDetail: {
            attempts?: number;
            /** Format: date-time */
            created_at?: string;
            delivery_id: string;
            /** Format: date-time */
            finished_at?: string | null;
            id: string;
            /** Format: date-time */
            next_attempt_at?: string | null;
            state: components["schemas"]["InfraiState"];
            task?: string | null;
            tries: components["schemas"]["Attempt"][];
            url?: string | null;
        };
        WebhookOptions: {
            headers?: {
                [key: string]: string;
            } | null;
            /** @description Identical retries get the first answer. The header Idempotency-Key does the same. */
            idempotency_key?: string | null;
            /** @enum {string|null} */
            method?: "POST" | "PUT" | "PATCH" | "GET" | "DELETE" | null;
            /** @description The request's body, byte for byte: any JSON value. */
            payload: unknown;
            /**
             * @description Attempts after a failure.
             * @default 3
             */
            retries?: number | null;
            /** @description Another name of retries. */
            retry?: number | null;
            /**
             * @description What one attempt may take.
             * @default 300
             */
            timeout_seconds?: number | null;
            /** @description The destination. */
            url: string;
        };
    };
    responses: {
        /** @description The object's state does not allow it. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The input is wrong; field and hint say where and how to mend it. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The Idempotency-Key came with another request before, code idempotency_key_reused. While the first request is not answered yet it is a conflict, code idempotency_in_flight. */
        KeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The message was not taken: an error of JSON-RPC says why. */
        McpRefusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["McpMessage"];
            };
        };
        /** @description There is no such object in this namespace. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The client has this very answer. */
        NotModified: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The object is another one than If-Match names, code changed_meanwhile. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It exists already, is at its end, or is not empty. */
        RatConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatError"];
            };
        };
        /** @description The token may not do this, or is of another namespace. */
        RatForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatError"];
            };
        };
        /** @description The server's log says more. */
        RatInternal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatError"];
            };
        };
        /** @description The input is wrong. */
        RatInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatError"];
            };
        };
        /** @description There is no such object. */
        RatNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatError"];
            };
        };
        /** @description The body is larger than 2 MiB. */
        RatTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatError"];
            };
        };
        /** @description Too many requests of this client, too many objects, or the trigger cools down. */
        RatTooMany: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatError"];
            };
        };
        /** @description No token, or one that opens nothing: as plain text. */
        RatUnauthorized: {
            headers: {
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description Nothing was changed: try again. */
        RatUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RatError"];
            };
        };
        /** @description The application is disabled, or there is a request of that id. */
        TensorlakeConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TensorlakeError"];
            };
        };
        /** @description The token may not do this, or is of another namespace. */
        TensorlakeForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TensorlakeError"];
            };
        };
        /** @description The input is wrong. */
        TensorlakeInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TensorlakeError"];
            };
        };
        /** @description There is no such application, schedule or request. */
        TensorlakeNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TensorlakeError"];
            };
        };
        /** @description The input is over 1 MiB. */
        TensorlakeTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TensorlakeError"];
            };
        };
        /** @description The namespace has as many as it may. */
        TensorlakeTooMany: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TensorlakeError"];
            };
        };
        /** @description No token, or one that opens nothing. */
        TensorlakeUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TensorlakeError"];
            };
        };
        /** @description Nothing was changed: try again. */
        TensorlakeUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TensorlakeError"];
            };
        };
        /** @description The body is over 2 MiB, or the payload over 1 MiB. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that opens nothing. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing was changed; try again. (With the code of an uncertain commit: look first.) */
        Unavailable: {
            headers: {
                "Retry-After": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description next_cursor of the page before; stays in its place when rows are added. */
        Cursor: string;
        /**
         * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
         * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
         */
        IdempotencyKey: string;
        /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
        IfMatch: string;
        /** @description ETags that the client has; where the answer is one of them, it is a 304. */
        IfNoneMatch: string;
        Limit: number;
        Offset: number;
        /** @description The queue's name. */
        Queue: string;
        RatLayer: "bronze" | "silver" | "gold";
        /** @description Rows of the page; what is larger than 200 is cut, what is no number ignored. */
        RatLimit: number;
        RatName: string;
        RatNamespace: string;
        RatOffset: number;
        /**
         * @description With or without its prefix.
         * @example schedule_01980a4b6c7d7000800000000000000a
         */
        ScheduleId: string;
        /**
         * @description With or without its prefix.
         * @example task_01980a4b6c7d7000800000000000000b
         */
        TaskId: string;
        /** @description One or more states, separated by commas; queued finds scheduled ones, too. */
        TaskStatus: string;
        /** @description A named target. */
        TensorlakeApplication: string;
        TensorlakeNamespace: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What runs here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getResourceMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceMetadata"];
                };
            };
            400: components["responses"]["Invalid"];
            404: components["responses"]["NotFound"];
        };
    };
    getMcpResourceMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceMetadata"];
                };
            };
            400: components["responses"]["Invalid"];
            404: components["responses"]["NotFound"];
        };
    };
    ratFeatures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The features. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatFeatures"];
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token behind the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatMe"];
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratListNamespaces: {
        parameters: {
            query?: {
                /** @description Rows of the page; what is larger than 200 is cut, what is no number ignored. */
                limit?: components["parameters"]["RatLimit"];
                offset?: components["parameters"]["RatOffset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, by age. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        namespaces: components["schemas"]["RatNamespace"][];
                        /** @description Whatever the page. */
                        total: number;
                    };
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratCreateNamespace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatNamespaceDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            409: components["responses"]["RatConflict"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratUpdateNamespace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatNamespaceChange"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratDeleteNamespace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            409: components["responses"]["RatConflict"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratListPipelines: {
        parameters: {
            query?: {
                layer?: string;
                /** @description Rows of the page; what is larger than 200 is cut, what is no number ignored. */
                limit?: components["parameters"]["RatLimit"];
                namespace?: string;
                offset?: components["parameters"]["RatOffset"];
                /** @description A part of the name. */
                search?: string;
                /** @description A field, or -field for downwards; unknown ones are ignored. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pipelines: components["schemas"]["RatPipeline"][];
                        /** @description Whatever the page. */
                        total: number;
                    };
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratCreatePipeline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatPipelineDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatNewPipeline"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            409: components["responses"]["RatConflict"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratGetPipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pipeline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatPipeline"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratUpdatePipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatPipelineChange"];
            };
        };
        responses: {
            /** @description The pipeline, changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatPipeline"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratDeletePipeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratListTriggers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whatever the page. */
                        total: number;
                        triggers: components["schemas"]["RatTrigger"][];
                    };
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratCreateTrigger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatTriggerDraft"];
            };
        };
        responses: {
            /** @description Created. A webhook's token is shown here and never again. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatTrigger"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratGetTrigger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trigger. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatTrigger"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratUpdateTrigger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatTriggerChange"];
            };
        };
        responses: {
            /** @description The trigger, changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatTrigger"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            409: components["responses"]["RatConflict"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratDeleteTrigger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
                layer: components["parameters"]["RatLayer"];
                name: components["parameters"]["RatName"];
                namespace: components["parameters"]["RatNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratListRuns: {
        parameters: {
            query?: {
                layer?: string;
                /** @description Rows of the page; what is larger than 200 is cut, what is no number ignored. */
                limit?: components["parameters"]["RatLimit"];
                namespace?: string;
                offset?: components["parameters"]["RatOffset"];
                pipeline?: string;
                /** @description A field, or -field for downwards; newest first without it. The newest 10,000 runs are sorted. */
                sort?: string;
                /** @description RFC 3339. */
                started_after?: string;
                /** @description RFC 3339. */
                started_before?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: components["schemas"]["RatRun"][];
                        /** @description Whatever the page. */
                        total: number;
                    };
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratCreateRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatRunDraft"];
            };
        };
        responses: {
            /** @description Accepted; durable when this is answered. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatRunStatus"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratGetRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatRun"];
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratCancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatRunStatus"];
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            409: components["responses"]["RatConflict"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratGetRunLogs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What its attempts wrote, and the errors that they ended with. With Accept: text/event-stream it goes on until the run's end: an event `log` for each line, `status` at the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatRunLogs"];
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratListSchedules: {
        parameters: {
            query?: {
                /** @description Rows of the page; what is larger than 200 is cut, what is no number ignored. */
                limit?: components["parameters"]["RatLimit"];
                /** @description Those of this one alone. */
                namespace?: string;
                offset?: components["parameters"]["RatOffset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: components["schemas"]["RatSchedule"][];
                        /** @description Whatever the page. */
                        total: number;
                    };
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratCreateSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatScheduleDraft"];
            };
        };
        responses: {
            /** @description Created; durable when this is answered. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatSchedule"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratGetSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatSchedule"];
                };
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratUpdateSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatScheduleChange"];
            };
        };
        responses: {
            /** @description The schedule, changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatSchedule"];
                };
            };
            400: components["responses"]["RatInvalid"];
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            409: components["responses"]["RatConflict"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratDeleteSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What is no id answers as an unknown one. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["RatUnauthorized"];
            403: components["responses"]["RatForbidden"];
            404: components["responses"]["RatNotFound"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    ratWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The trigger's token; it may come as a bearer instead. */
                "X-Webhook-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        run_id: string;
                    };
                };
            };
            400: components["responses"]["RatInvalid"];
            404: components["responses"]["RatNotFound"];
            413: components["responses"]["RatTooLarge"];
            429: components["responses"]["RatTooMany"];
            500: components["responses"]["RatInternal"];
            503: components["responses"]["RatUnavailable"];
        };
    };
    tensorlakeOwnListApplications: {
        parameters: {
            query?: {
                /** @description Of the page before. */
                cursor?: string;
                direction?: "forward";
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: components["schemas"]["TensorlakeApplication"][];
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnDeployApplication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": Record<string, never>;
            };
        };
        responses: {
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            413: components["responses"]["TensorlakeTooLarge"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnGetApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeApplication"];
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnInvokeApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Becomes the request's id; a repeated one is 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Invoked; durable when this is answered. With Accept: text/event-stream its progress follows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request_id: string;
                    };
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            409: components["responses"]["TensorlakeConflict"];
            413: components["responses"]["TensorlakeTooLarge"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnDeleteApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted; what waited for it fails. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnListCronSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, in the order in which they were made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: components["schemas"]["TensorlakeCronSchedule"][];
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnCreateCronSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TensorlakeCronDraft"];
            };
        };
        responses: {
            /** @description Created, and started. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        schedule_id: string;
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnDeleteCronSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnReadLogs: {
        parameters: {
            query: {
                /** @description At most so many. */
                head?: number;
                /** @description Of the page before. */
                nextToken?: string;
                requestId: string;
                stream?: "stdout" | "stderr";
            };
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        logs: components["schemas"]["TensorlakeLog"][];
                        nextToken?: string;
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnListRequests: {
        parameters: {
            query?: {
                /** @description Of the page before. */
                cursor?: string;
                direction?: "forward";
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same as next_cursor. */
                        cursor?: string | null;
                        next_cursor: string | null;
                        prev_cursor: null;
                        requests: components["schemas"]["TensorlakeShortRequest"][];
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnGetRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeRequest"];
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnDeleteRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled, or at its end before; it stays on record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            409: components["responses"]["TensorlakeConflict"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnGetRequestOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, under the type that they were given. Belfry-Truncated tells that they were larger than what is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description There is none yet, or the request has ended without one. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnGetNamedOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, under the type that they were given. Belfry-Truncated tells that they were larger than what is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnFollowRequest: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events as JSON, from the first, or behind Last-Event-ID; over after RequestFinished. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnReplayRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Under way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request_id: string;
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            409: components["responses"]["TensorlakeConflict"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeOwnListRequestUpdates: {
        parameters: {
            query?: {
                /** @description Of the page before. */
                nextToken?: string;
            };
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null behind the last one. */
                        next_token: string | null;
                        updates: components["schemas"]["TensorlakeEvent"][];
                    };
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does; nothing else was asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The store can be written and the engine's loop turns. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description It cannot now; the checks say why. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    postMcp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The message's method; of 2026-07-28 alone. */
                "Mcp-Method"?: string;
                /** @description The tool's name, for tools/call; of 2026-07-28 alone. */
                "Mcp-Name"?: string;
                /** @description Required on the wire of 2026-07-28. */
                "MCP-Protocol-Version"?: string;
                /** @description What initialize was answered with; of the older versions alone. */
                "Mcp-Session-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["McpMessage"];
            };
        };
        responses: {
            /** @description The message's answer, be it a result or an error of JSON-RPC. A tool's own refusal is a result with isError. */
            200: {
                headers: {
                    "Mcp-Session-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["McpMessage"];
                };
            };
            /** @description A notification was taken. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["McpRefusal"];
            401: components["responses"]["McpRefusal"];
            403: components["responses"]["McpRefusal"];
            404: components["responses"]["McpRefusal"];
            503: components["responses"]["McpRefusal"];
        };
    };
    endMcpSession: {
        parameters: {
            query?: never;
            header: {
                "Mcp-Session-Id": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["McpRefusal"];
            401: components["responses"]["McpRefusal"];
            403: components["responses"]["McpRefusal"];
            404: components["responses"]["McpRefusal"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Text format 0.0.4. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getDescription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    tensorlakeIntrospectKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token, and its namespace as a project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        organizationId: string;
                        projectId: string;
                    };
                };
            };
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeListSecretsOfProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any: a server is one organization. */
                organization: string;
                /** @description A namespace. */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TensorlakeSecret"][];
                        pagination: {
                            total: number;
                        };
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakePutSecretOfProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any: a server is one organization. */
                organization: string;
                /** @description A namespace. */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TensorlakeSecretDraft"] | components["schemas"]["TensorlakeSecretDraft"][];
            };
        };
        responses: {
            /** @description It is put; an array is answered with one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeSecret"] | components["schemas"]["TensorlakeSecret"][];
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            429: components["responses"]["TensorlakeTooMany"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeCreateSecretOfProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Any: a server is one organization. */
                organization: string;
                /** @description A namespace. */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TensorlakeSecretDraft"] | components["schemas"]["TensorlakeSecretDraft"][];
            };
        };
        responses: {
            /** @description It is put; an array is answered with one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeSecret"] | components["schemas"]["TensorlakeSecret"][];
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            429: components["responses"]["TensorlakeTooMany"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeGetSecretOfProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret's name. */
                id: string;
                /** @description Any: a server is one organization. */
                organization: string;
                /** @description A namespace. */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeSecret"];
                };
            };
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeDeleteSecretOfProject: {
        parameters: {
            query?: {
                /** @description Although a target's headers ask for it. */
                force?: boolean;
            };
            header?: never;
            path: {
                /** @description The secret's name. */
                id: string;
                /** @description Any: a server is one organization. */
                organization: string;
                /** @description A namespace. */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            409: components["responses"]["TensorlakeConflict"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeListSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TensorlakeSecret"][];
                        pagination: {
                            total: number;
                        };
                    };
                };
            };
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakePutSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TensorlakeSecretDraft"] | components["schemas"]["TensorlakeSecretDraft"][];
            };
        };
        responses: {
            /** @description It is put; an array is answered with one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeSecret"] | components["schemas"]["TensorlakeSecret"][];
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            429: components["responses"]["TensorlakeTooMany"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeCreateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TensorlakeSecretDraft"] | components["schemas"]["TensorlakeSecretDraft"][];
            };
        };
        responses: {
            /** @description It is put; an array is answered with one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeSecret"] | components["schemas"]["TensorlakeSecret"][];
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            429: components["responses"]["TensorlakeTooMany"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeGetSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret's name. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeSecret"];
                };
            };
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeDeleteSecret: {
        parameters: {
            query?: {
                /** @description Although a target's headers ask for it. */
                force?: boolean;
            };
            header?: never;
            path: {
                /** @description The secret's name. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            409: components["responses"]["TensorlakeConflict"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    infraiAccountWebhookDeletePost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["AccountWebhookDeleted"];
                    } & components["schemas"]["AccountWebhookDeleted"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiAccountWebhookDelete: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["AccountWebhookDeleted"];
                    } & components["schemas"]["AccountWebhookDeleted"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiAccountWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["AccountWebhookDeliveries"];
                    } & components["schemas"]["AccountWebhookDeliveries"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiAccountWebhookList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["AccountWebhookList"];
                    } & components["schemas"]["AccountWebhookList"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiAccountWebhookRegister: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountWebhookOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["NewAccountWebhook"];
                    } & components["schemas"]["NewAccountWebhook"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["NewAccountWebhook"];
                    } & components["schemas"]["NewAccountWebhook"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    auditLedger: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                /** @description The span's first instant. */
                from?: string;
                limit?: components["parameters"]["Limit"];
                /** @description This schedule alone. */
                schedule_id?: string;
                /** @description The span's last instant; now where it is not given. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof, schedule by schedule, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audit"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description An action, or all of an object's kind. */
                action?: string;
                /** @description The id, the name or the kind of who did it. */
                actor?: string;
                /** @description Rows behind this one, by its seq. */
                after?: number;
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                /** @description The id or the name of what was changed. */
                object?: string;
                /** @description Lines come oldest first always. */
                order?: "newest" | "oldest";
                since?: string;
                /** @description Before then. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rows. */
            200: {
                headers: {
                    /** @description Of lines: the next request's after; not there at the end. */
                    "Belfry-Next"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLog"];
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBatches: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchList"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    createBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchDraft"];
            };
        };
        responses: {
            /** @description Created, with all of its tasks, or (not atomic) those that are right. */
            201: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewBatch"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    getBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The batch's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The batch's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBatchTasks: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description One or more states, separated by commas; queued finds scheduled ones, too. */
                status?: components["parameters"]["TaskStatus"];
            };
            header?: never;
            path: {
                /** @description The batch's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    addBatchTasks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The batch's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchTasks"];
            };
        };
        responses: {
            /** @description Added. tasks and errors are of this request. */
            201: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewBatch"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBreakers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are shut, or count failures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        breakers: components["schemas"]["Breaker"][];
                        total: number;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    resetBreakers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: uri */
                    origin?: string;
                };
            };
        };
        responses: {
            /** @description How many were shut. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reset: number;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCalendars: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calendars: components["schemas"]["Calendar"][];
                        total: number;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    putCalendar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarDraft"];
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteCalendar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    infraiCronCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CronOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronDeletePost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronDeleted"];
                    } & components["schemas"]["CronDeleted"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronDelete: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronDeleted"];
                    } & components["schemas"]["CronDeleted"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronList: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronList"];
                    } & components["schemas"]["CronList"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronPause: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronResume: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronRuns: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRunList"];
                    } & components["schemas"]["CronRunList"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronTrigger: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRun"];
                    } & components["schemas"]["CronRun"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronUpdatePut: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CronChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronUpdate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CronChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiDiscovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Discovery"];
                    } & components["schemas"]["Discovery"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiDiscoveryOne: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                capability: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CapabilityDetail"];
                    } & components["schemas"]["CapabilityDetail"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    watchEvents: {
        parameters: {
            query?: {
                /** @description The id of the last event that was seen; 0: from the oldest that is kept. */
                after?: string;
                /** @description Of a page. */
                limit?: number;
                /** @description Events of the schedule and of its tasks. */
                schedule_id?: string;
                task_id?: string;
                /** @description Names of events, such as task.failed or task.*, with a comma between them. */
                types?: string;
            };
            header?: {
                /** @description The same, as browsers send it by themselves. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each event under its name, its data a JSON object; event reset where events behind the asked-for place are not kept any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    forecast: {
        parameters: {
            query?: {
                /** @description How fires are counted. */
                bucket?: "minute" | "hour";
                /** @description The span begins with the bucket of this instant; now where it is not given. */
                from?: string;
                /** @description Schedules with this target or host alone. */
                target?: string;
                /** @description The span ends before this instant; a day after from where it is not given. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The forecast. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    getLedger: {
        parameters: {
            query: {
                /** @description The span's first instant; the schedule's creation where it is not given. */
                from?: string;
                /** @description The most tasks, and the most gaps, of one answer; next_from says where the next one goes on. */
                limit?: number;
                schedule_id: string;
                /** @description The span's last instant; now where it is not given. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The span's tasks and gaps, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    tensorlakeListApplications: {
        parameters: {
            query?: {
                /** @description Of the page before. */
                cursor?: string;
                direction?: "forward";
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: components["schemas"]["TensorlakeApplication"][];
                        cursor: string | null;
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeDeployApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": Record<string, never>;
            };
        };
        responses: {
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            413: components["responses"]["TensorlakeTooLarge"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeGetApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeApplication"];
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeInvokeApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Becomes the request's id; a repeated one is 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Invoked; durable when this is answered. With Accept: text/event-stream its progress follows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request_id: string;
                    };
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            409: components["responses"]["TensorlakeConflict"];
            413: components["responses"]["TensorlakeTooLarge"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeDeleteApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted; what waited for it fails. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeListCronSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, in the order in which they were made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: components["schemas"]["TensorlakeCronSchedule"][];
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeCreateCronSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TensorlakeCronDraft"];
            };
        };
        responses: {
            /** @description Created, and started. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        schedule_id: string;
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeDeleteCronSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeReadLogs: {
        parameters: {
            query: {
                /** @description At most so many. */
                head?: number;
                /** @description Of the page before. */
                nextToken?: string;
                requestId: string;
                stream?: "stdout" | "stderr";
            };
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        logs: components["schemas"]["TensorlakeLog"][];
                        nextToken?: string;
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeListRequests: {
        parameters: {
            query?: {
                /** @description Of the page before. */
                cursor?: string;
                direction?: "forward";
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same as next_cursor. */
                        cursor?: string | null;
                        next_cursor: string | null;
                        prev_cursor: null;
                        requests: components["schemas"]["TensorlakeShortRequest"][];
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeGetRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TensorlakeRequest"];
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeDeleteRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled, or at its end before; it stays on record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            409: components["responses"]["TensorlakeConflict"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeGetRequestOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, under the type that they were given. Belfry-Truncated tells that they were larger than what is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description There is none yet, or the request has ended without one. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeGetNamedOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                name: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, under the type that they were given. Belfry-Truncated tells that they were larger than what is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeFollowRequest: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events as JSON, from the first, or behind Last-Event-ID; over after RequestFinished. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeReplayRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Under way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request_id: string;
                    };
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            409: components["responses"]["TensorlakeConflict"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    tensorlakeListRequestUpdates: {
        parameters: {
            query?: {
                /** @description Of the page before. */
                nextToken?: string;
            };
            header?: never;
            path: {
                /** @description A named target. */
                application: components["parameters"]["TensorlakeApplication"];
                id: string;
                namespace: components["parameters"]["TensorlakeNamespace"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null behind the last one. */
                        next_token: string | null;
                        updates: components["schemas"]["TensorlakeEvent"][];
                    };
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["TensorlakeInvalid"];
            401: components["responses"]["TensorlakeUnauthorized"];
            403: components["responses"]["TensorlakeForbidden"];
            404: components["responses"]["TensorlakeNotFound"];
            503: components["responses"]["TensorlakeUnavailable"];
        };
    };
    infraiQueueAck: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AckOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Acked"];
                    } & components["schemas"]["Acked"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueConsume: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsumeOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Consumed"];
                    } & components["schemas"]["Consumed"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueDeletePost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueueDone"];
                    } & components["schemas"]["InfraiQueueDone"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueDelete: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueueDone"];
                    } & components["schemas"]["InfraiQueueDone"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiDlqList: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiDeadLetters"];
                    } & components["schemas"]["InfraiDeadLetters"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiDlqRedrive: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InfraiRedriveOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiRedriven"];
                    } & components["schemas"]["InfraiRedriven"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueExtend: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtendOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Extended"];
                    } & components["schemas"]["Extended"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueueList"];
                    } & components["schemas"]["InfraiQueueList"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueNack: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NackOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Nacked"];
                    } & components["schemas"]["Nacked"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueuePublish: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Published"];
                    } & components["schemas"]["Published"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Published"];
                    } & components["schemas"]["Published"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueuePublishBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishBatchOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["PublishedBatch"];
                    } & components["schemas"]["PublishedBatch"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["PublishedBatch"];
                    } & components["schemas"]["PublishedBatch"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueuePurge: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueueDone"];
                    } & components["schemas"]["InfraiQueueDone"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiPushSubscribe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushSubscription"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiPushUnsubscribe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    listQueues: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        queues: components["schemas"]["Queue"][];
                        total: number;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    getQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    putQueue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["QueueDraft"];
            };
        };
        responses: {
            /** @description The queue; it was there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            /** @description The queue, made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteQueue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        purged: number;
                        /** @constant */
                        status: "deleted";
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    ackMessages: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    messages: {
                        /** @description What came with the task. */
                        lease_token: string;
                        message_id: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description How many, and why not the others. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acked: number;
                        errors: {
                            code: string;
                            detail: string;
                            message_id: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDead: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: components["schemas"]["DeadMessage"][];
                        next_cursor: components["schemas"]["NextCursor"];
                        total: number;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The messages; nobody holds them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: components["schemas"]["Message"][];
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    publish: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageDraft"] | {
                    messages: components["schemas"]["MessageDraft"][];
                };
            };
        };
        responses: {
            /** @description Each dedup_id is known: these are the first messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message_id: string;
                    } | {
                        message_ids: string[];
                    };
                };
            };
            /** @description Published; durable when this is answered. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message_id: string;
                    } | {
                        message_ids: string[];
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    ackMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What came with the task. */
                    lease_token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    extendMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description From now on; the usual time where it is missing. */
                    lease_seconds?: number;
                    /** @description What came with the task. */
                    lease_token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    nackMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Until the next attempt, at least. */
                    delay_seconds?: number;
                    error?: string | null;
                    /** @description What came with the task. */
                    lease_token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    releaseMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Until the next attempt, at least. */
                    delay_seconds?: number;
                    error?: string | null;
                    /** @description What came with the task. */
                    lease_token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseQueue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    peekMessages: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The messages; nobody holds them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: components["schemas"]["Message"][];
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    purge: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        purged: number;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    receive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReceiveDraft"];
            };
        };
        responses: {
            /** @description The messages, held by the caller; maybe none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: components["schemas"]["ReceivedMessage"][];
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    redrive: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Those that died from then on.
                     */
                    dead_after?: string;
                    /** Format: date-time */
                    dead_before?: string;
                    /** @description Those whose last error holds this text. */
                    error_contains?: string;
                    group_id?: string;
                    max_messages?: number;
                    message_ids?: string[];
                    /** @description The messages become available one after the other, as delayed ones. */
                    per_second?: number;
                };
            };
        };
        responses: {
            /** @description How many. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redriven: number;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeQueue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The queue's name. */
                queue: components["parameters"]["Queue"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRateLimiters: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimiterList"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    createRateLimiter: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateLimiterDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimiter"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRateLimiter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rate limiter's id, or its name. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The limiter, and how much of it is taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimiter"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteRateLimiter: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The rate limiter's id, or its name. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. Tasks that name it themselves and have not begun will fail. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateRateLimiter: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The rate limiter's id, or its name. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateLimiterDraft"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimiter"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSchedules: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                enabled?: boolean;
                limit?: components["parameters"]["Limit"];
                /** @description Exactly this name. */
                name?: string;
                offset?: components["parameters"]["Offset"];
                /** @description One or more of the words, separated by commas. Without it deleted ones are left out. */
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleDraft"];
            };
        };
        responses: {
            /** @description Created; durable when this is answered. */
            201: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has; where the answer is one of them, it is a 304. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SchedulePatch"];
                "application/merge-patch+json": components["schemas"]["SchedulePatch"];
            };
        };
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    backfillSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    dry_run?: boolean;
                    /**
                     * Format: date-time
                     * @description The span's first instant.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description The span's last instant, included.
                     */
                    to: string;
                };
            };
        };
        responses: {
            /** @description What was made, or would be. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backfill"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    getScheduleLedger: {
        parameters: {
            query?: {
                /** @description The span's first instant; the schedule's creation where it is not given. */
                from?: string;
                /** @description The most tasks, and the most gaps, of one answer; next_from says where the next one goes on. */
                limit?: number;
                /** @description The span's last instant; now where it is not given. */
                to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The span's tasks and gaps, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewSchedule: {
        parameters: {
            query?: {
                limit?: number;
                /** @description From this instant on, it included; now where it is not given. */
                start_from?: string;
            };
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The executions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listScheduleTasks: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description One or more of the words, separated by commas. Here failed finds tasks that wait for a retry, too. */
                status?: string;
            };
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    triggerSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example schedule_01980a4b6c7d7000800000000000000a
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            201: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    anchor?: string | null;
                    cron?: components["schemas"]["Cron"];
                    dst?: string;
                    end_at?: string;
                    every?: string | null;
                    id?: string;
                    /** @default 10 */
                    limit?: number;
                    start_at?: string;
                    /**
                     * @description A time, or a day.
                     * @example 2030-01-01T00:00:00Z
                     * @example 2030-01-01
                     */
                    start_from?: string;
                    /** @default UTC */
                    timezone?: string;
                };
            };
        };
        responses: {
            /** @description What it means and when it fires. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulePreview"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
        };
    };
    infraiCronListScheduling: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronList"];
                    } & components["schemas"]["CronList"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronCreateScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CronOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronCreateSchedulingVerb: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CronOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronDeletePostScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronDeleted"];
                    } & components["schemas"]["CronDeleted"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronDeleteScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronDeleted"];
                    } & components["schemas"]["CronDeleted"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronGetScheduling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronListSchedulingVerb: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronList"];
                    } & components["schemas"]["CronList"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronPauseScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronResumeScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronRunsScheduling: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRunList"];
                    } & components["schemas"]["CronRunList"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronTriggerScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRun"];
                    } & components["schemas"]["CronRun"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronUpdatePutScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CronChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiCronUpdateScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CronChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["CronRecord"];
                    } & components["schemas"]["CronRecord"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueAckScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AckOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Acked"];
                    } & components["schemas"]["Acked"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueConsumeScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsumeOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Consumed"];
                    } & components["schemas"]["Consumed"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueCreateScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueDeletePostScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueueDone"];
                    } & components["schemas"]["InfraiQueueDone"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueDeleteScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueueDone"];
                    } & components["schemas"]["InfraiQueueDone"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiDlqListScheduling: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiDeadLetters"];
                    } & components["schemas"]["InfraiDeadLetters"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiDlqRedriveScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InfraiRedriveOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiRedriven"];
                    } & components["schemas"]["InfraiRedriven"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueExtendScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtendOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Extended"];
                    } & components["schemas"]["Extended"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueListScheduling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueueList"];
                    } & components["schemas"]["InfraiQueueList"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueNackScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NackOptions"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Nacked"];
                    } & components["schemas"]["Nacked"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueuePublishScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Published"];
                    } & components["schemas"]["Published"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["Published"];
                    } & components["schemas"]["Published"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueuePublishBatchScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishBatchOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["PublishedBatch"];
                    } & components["schemas"]["PublishedBatch"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["PublishedBatch"];
                    } & components["schemas"]["PublishedBatch"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueuePurgeScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueueDone"];
                    } & components["schemas"]["InfraiQueueDone"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiPushSubscribeScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushSubscription"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiPushUnsubscribeScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiQueueStatsScheduling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["InfraiQueue"];
                    } & components["schemas"]["InfraiQueue"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiWebhookDeliveryScheduling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["WebhookDeliveryDetail"];
                    } & components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiWebhookSendScheduling: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["WebhookDelivery"];
                    } & components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["WebhookDelivery"];
                    } & components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    listSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The namespace's secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Secrets"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    putSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    value: string;
                };
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSecret: {
        parameters: {
            query?: {
                force?: boolean;
            };
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotateSigningSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default 86400 */
                    overlap_seconds?: number;
                };
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSecret"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTargets: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        targets: components["schemas"]["NamedTarget"][];
                        total: number;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTarget: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has; where the answer is one of them, it is a 304. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The target. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedTarget"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    putTarget: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedTargetSpec"];
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedTarget"];
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedTarget"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTarget: {
        parameters: {
            query?: {
                force?: boolean;
            };
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    disableTarget: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The target. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedTarget"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    enableTarget: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The target. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedTarget"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTargetSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that sign. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signing: components["schemas"]["SigningSecret"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotateTargetSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description ETags of the object, one of which it must still have: its definition is the one that was read. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default 86400 */
                    overlap_seconds?: number;
                };
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSecret"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    testTarget: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The task, tagged belfry:test, without retries. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before; stays in its place when rows are added. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description The members of this task's fan-out. */
                parent_id?: string;
                /** @description Tasks of this schedule. */
                schedule_id?: string;
                /** @description One or more states, separated by commas; queued finds scheduled ones, too. */
                status?: components["parameters"]["TaskStatus"];
                /** @description Tasks with exactly this target. */
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDraft"];
            };
        };
        responses: {
            /** @description The unique_id is known: this is its first task. */
            200: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Created; durable when this is answered. */
            201: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task, cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAttempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All attempts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task, cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        checkpoint: unknown;
                        number: number;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkpointTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Any JSON value. */
                    checkpoint: unknown;
                    /** @description What came with the task. */
                    lease_token: string;
                };
            };
        };
        responses: {
            /** @description The checkpoint's number, from 1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: number;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What came with the task. */
                    lease_token: string;
                };
            };
        };
        responses: {
            /** @description Completed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    extendTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description From now on; the usual time where it is missing. */
                    lease_seconds?: number;
                    /** @description What came with the task. */
                    lease_token: string;
                };
            };
        };
        responses: {
            /** @description Until when. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        lease_until: string;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    failTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Until the next attempt, at least. */
                    delay_seconds?: number;
                    error?: string | null;
                    /** @description What came with the task. */
                    lease_token: string;
                };
            };
        };
        responses: {
            /** @description Failed, or waiting for its next attempt. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    readLog: {
        parameters: {
            query?: {
                /** @description ATTEMPT.SEQUENCE of a piece: what came behind it. */
                after?: string;
                attempt?: number;
                stream?: "stdout" | "stderr";
            };
            header?: {
                /** @description The same for a stream of events: the id of the last one that was seen. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The log, by attempt and sequence. Belfry-Truncated tells that some was cut off, Belfry-Next where a long one goes on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        logs: {
                            /** Format: date-time */
                            at: string;
                            attempt: number;
                            sequence: number;
                            /** @enum {unknown} */
                            stream: "stdout" | "stderr";
                            text: string;
                            truncated?: boolean;
                        }[];
                        more: boolean;
                        next?: string;
                        truncated: boolean;
                    };
                    "text/event-stream": string;
                    "text/plain": string;
                };
            };
            /** @description Nothing will follow the event end, which Last-Event-ID names. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    writeLog: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease_token: string;
                    /** @description Grows within the attempt. A piece that is sent again is kept once. */
                    sequence: number;
                    /**
                     * @default stdout
                     * @enum {unknown}
                     */
                    stream?: "stdout" | "stderr";
                    /** @description At most 64 KiB. */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Kept, as far as the attempt's bound allows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        truncated: boolean;
                    };
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The output. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    putOutput: {
        parameters: {
            query?: never;
            header: {
                "Belfry-Lease-Token": string;
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Kept; it replaces an earlier one of that name. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOutputs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All outputs, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outputs: {
                            attempt: number;
                            content_type: string;
                            /** Format: date-time */
                            created_at: string;
                            name: string;
                            size: number;
                        }[];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    retryTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description With or without its prefix.
                 * @example task_01980a4b6c7d7000800000000000000b
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task, queued. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All tokens that the caller's reach: those of its namespace, or all for a token of *. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenDraft"];
            };
        };
        responses: {
            /** @description Created. The token's text is shown here and never again. */
            201: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example token_01980a4b6c7d7000800000000000000a */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revoked"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    listUrlGroups: {
        parameters: {
            query?: {
                limit?: number;
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UrlGroupList"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["Unavailable"];
        };
    };
    createUrlGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UrlGroupDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The path of what was created. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UrlGroup"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUrlGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id, or its name. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UrlGroup"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteUrlGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The group's id, or its name. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. Tasks for it that are not due yet will fail. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateUrlGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The group's id, or its name. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UrlGroupDraft"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UrlGroup"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            503: components["responses"]["Unavailable"];
        };
    };
    infraiWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["WebhookDeliveryDetail"];
                    } & components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    infraiWebhookSend: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of the client's choice for this request, bare or in quotes. For a day the same request under the same key is done once: a repetition is answered as the first one was, with the header Idempotent-Replayed: true.
                 * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookOptions"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["WebhookDelivery"];
                    } & components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiEnvelope"] & {
                        data: components["schemas"]["WebhookDelivery"];
                    } & components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Refused, in Infrai's words. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfraiRefusal"];
                };
            };
        };
    };
    delivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Counts from 1. */
                "Belfry-Attempt"?: string;
                /** @description The schedule, where one made the task. */
                "Belfry-Schedule-Id"?: string;
                /** @description The slot, where there is one. */
                "Belfry-Scheduled-For"?: string;
                /** @description The task. */
                "Belfry-Task-Id"?: string;
                /** @description W3C trace context. */
                traceparent?: string;
                /** @description The task's id: the key to tell repeats by. */
                "webhook-id"?: string;
                /** @description Standard Webhooks: v1, and base64, one for each secret in force. */
                "webhook-signature"?: string;
                /** @description Seconds since 1970 of this attempt. */
                "webhook-timestamp"?: string;
                /** @description Of tasks that were made through Infrai's surface: hex of HMAC-SHA256 over the body, keyed with the newest secret's whole text. */
                "X-Infrai-Signature"?: string;
                /** @description The same by each older secret that still signs, while one does; separated by a comma. */
                "X-Infrai-Signature-Previous"?: string;
                /** @description v1= and hex of HMAC-SHA256 over the body, keyed with the secret's whole text. */
                "X-Taskhook-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The task's payload, byte for byte. */
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Done. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    notification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    attempt?: {
                        error?: string;
                        /** Format: date-time */
                        finished_at?: string;
                        http_status?: number;
                        number: number;
                        /** Format: date-time */
                        started_at?: string;
                        status?: string;
                    };
                    /** @example task.completed */
                    event: string;
                    schedule?: {
                        id?: string;
                        name?: string;
                    };
                    task?: components["schemas"]["Task"];
                    /** Format: date-time */
                    timestamp: string;
                };
            };
        };
        responses: {
            /** @description Told. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description To be told again. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
