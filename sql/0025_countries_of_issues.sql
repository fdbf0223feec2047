-- Countries are counted as other values are, of what comes from here on: what came before has them on its own rows alone.
DROP VIEW IF EXISTS issue_tags_1d_of_errors;

CREATE MATERIALIZED VIEW IF NOT EXISTS issue_tags_1d_of_errors TO issue_tags_1d AS
SELECT
    project_id, fingerprint, toDateTime(toStartOfDay(ts), 'UTC') AS bucket, pair.1 AS key,
    -- What is one too many is counted still, under no name.
    if((project_id, key) IN (SELECT project_id, key FROM tag_limits WHERE day = toDate(now(), 'UTC'))
        AND (project_id, key, pair.2) NOT IN (SELECT project_id, key, value FROM tag_limits WHERE day = toDate(now(), 'UTC')),
        '', pair.2) AS value,
    environment, sum(toUInt64(weight)) AS events
FROM errors
ARRAY JOIN arrayConcat(
    [('browser', toString(browser)), ('os', toString(os)), ('device', toString(device)),
     ('country', toString(country)), ('release', toString(release)), ('environment', toString(environment)),
     ('page', if(route != '', toString(route), path(url))),
     ('level', toString(level)), ('mechanism', toString(mechanism))],
    arrayMap(k -> (concat('tag.', toString(k)), substringUTF8(tags[k], 1, 200)), mapKeys(tags))) AS pair
WHERE pair.2 != ''
    AND (NOT startsWith(pair.1, 'tag.')
        OR project_id NOT IN (SELECT project_id FROM tag_limits WHERE day = toDate(now(), 'UTC') AND tag_limits.key = '')
        OR (project_id, pair.1) IN (SELECT project_id, value FROM tag_limits WHERE day = toDate(now(), 'UTC') AND tag_limits.key = ''))
GROUP BY project_id, fingerprint, bucket, key, value, environment;
