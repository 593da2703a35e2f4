/** Carries the address of the TCP connection from the HTTP server to the middleware; set anew on every request. */
export const SOCKET_ADDRESS = 'x-gatehouse-socket'
