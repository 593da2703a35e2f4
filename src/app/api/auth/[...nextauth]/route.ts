import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import '@/registry/install'
import { authOptions } from '@/server/auth/options'
import { requestInfo } from '@/server/request'

type Params = { params: Promise<{ nextauth: string[] }> }

async function handler(request: NextRequest, params: Params): Promise<Response> {
  const answer: unknown = await NextAuth(request, params, authOptions(requestInfo(request.headers)))
  if (!(answer instanceof Response)) throw new Error('next-auth gave no response')
  return answer
}

export { handler as GET, handler as POST }
