// The origin: it takes what comes.
export default {
  async fetch(request) {
    await request.arrayBuffer();
    return Response.json({ received: true });
  },
};
