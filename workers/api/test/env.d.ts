declare namespace Cloudflare {
  interface Env {
    DB: D1Database;
    JOBS: Queue<unknown>;
    FILES: R2Bucket;
  }
}
