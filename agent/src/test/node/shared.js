"use strict";

// A Node.js program with a cache of its own, as such programs are written: bare JSON, __nf__ where there is nothing, an expiry.
// It reads one command a line and answers each with one line of JSON.

const Redis = require("ioredis");
const readline = require("readline");

const NOT_FOUND_SENTINEL = "__nf__";
const NOT_FOUND_TTL = 30;

const redis = new Redis({ host: "127.0.0.1", port: Number(process.argv[2]), maxRetriesPerRequest: 3 });
redis.on("error", (err) => console.error("redis error", err.message));

async function withCache(key, ttlSeconds, fetchFn) {
  const cached = await redis.get(key);
  if (cached === NOT_FOUND_SENTINEL) return null;
  if (cached) return JSON.parse(cached);
  const data = await fetchFn();
  if (data !== null && data !== undefined) {
    await redis.set(key, JSON.stringify(data), "EX", ttlSeconds);
  } else {
    await redis.set(key, NOT_FOUND_SENTINEL, "EX", NOT_FOUND_TTL);
  }
  return data;
}

/** `read KEY JSON`: what the cache has, else the JSON, which it fetches then. `drop KEY`: unlinks. */
async function answer(line) {
  const [word, key, ...rest] = line.split(" ");
  if (word === "drop") return { removed: await redis.unlink(key) };
  let fetched = false;
  const value = await withCache(key, 300, async () => {
    fetched = true;
    return JSON.parse(rest.join(" "));
  });
  return { fetched, value };
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(JSON.stringify(await answer(line)));
    } catch (err) {
      console.log(JSON.stringify({ failed: err.message }));
    }
  }
  redis.disconnect();
}

main();
