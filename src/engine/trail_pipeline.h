#pragma once
/* What the audit log tells of pipelines, their triggers, and namespaces. Engine's thread. */

#include "engine/trail.h"

trail_tell trail_pipeline_before, trail_pipeline_after;
trail_tell trail_trigger_before, trail_trigger_after;
trail_tell trail_namespace_before, trail_namespace_after;
