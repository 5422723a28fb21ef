// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace baton::test {

/// A self-signed certificate for 127.0.0.1 and localhost (2020 to 2120), for tests only, and its key.
inline constexpr char certificatePem[] = "-----BEGIN CERTIFICATE-----\n"
                                         "MIIBaTCCAQ+gAwIBAgIBATAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDApiYXRvbiB0\n"
                                         "ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAVMRMwEQYDVQQD\n"
                                         "DApiYXRvbiB0ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEQOmQk5DAcg9I\n"
                                         "d0h/4N89pnjfZzQ+mRq06gOt+q46DwOuvpxJHb53r2BIgQH6NVO0osUbn6XUoaxq\n"
                                         "HtweM8ZVLaNOMEwwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABggls\n"
                                         "b2NhbGhvc3QwHQYDVR0OBBYEFOjlWPnzEjCmar9KRXEZjUJawKzOMAoGCCqGSM49\n"
                                         "BAMCA0gAMEUCICsC8yO/nv1YXeY2DWSYHJkAO9wZN9edxsAmWWfVe4PaAiEAhp3B\n"
                                         "4x1BbaoVYKWxhmFyqFhPjHis61cqBTyMgTaT35s=\n"
                                         "-----END CERTIFICATE-----\n";
inline constexpr char certificateKeyPem[] = "-----BEGIN PRIVATE KEY-----\n"
                                            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCv1zPtJRALfQrZtO\n"
                                            "VHNKipuKOPEexAnUoPx8o0nAmt6hRANCAARA6ZCTkMByD0h3SH/g3z2meN9nND6Z\n"
                                            "GrTqA636rjoPA66+nEkdvnevYEiBAfo1U7SixRufpdShrGoe3B4zxlUt\n"
                                            "-----END PRIVATE KEY-----\n";

} // namespace baton::test
