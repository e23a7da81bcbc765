/** Preloaded into api and worker by start.mjs: when that one is gone, however it ended, they close as on SIGTERM. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
